use super::*;
use proptest::prelude::*;

#[test]
fn texts_get_their_language() {
    for (text, code) in [
        ("", "und"),
        ("1 504", "und"),
        ("Я", "und"),
        ("NATO dialogue", "en"),
        ("НАТО диалог", "ru"),
        ("Xiaomi Redmi Note 8 Pro поступил в продажу", "ru"),
        ("В Apple рассказали о MacBook Pro, iMac, Apple TV, Apple Watch и AirPods Pro", "ru"),
        ("The word «Победа» means victory in the language of the exhibition's authors", "en"),
        ("Уряд схвалив проєкт бюджету на наступний рік", "uk"),
        ("Міст закрили на ремонт", "uk"),
        ("Уряд затвердив бюджет на рік", "uk"),
        ("Фильм «Зорі» вышел в прокат", "ru"),
        ("В ХІХ веке мост закрыли", "ru"),
        ("Урад ухваліў праект бюджэту на наступны год", "be"),
        ("Правителството прие бюджета, който ще бъде гласуван", "bg"),
        ("Влада је усвојила буџет за следећу годину", "sr"),
        ("Vlada je usvojila budžet za sledeću godinu", "sr"),
        ("Владата го усвои буџетот за следната година", "mk"),
        ("Үкімет келесі жылға арналған бюджетті қабылдады", "kk"),
        ("Die Regierung hat den Haushalt für das nächste Jahr beschlossen", "de"),
        ("Le gouvernement a adopté le budget de l'année prochaine", "fr"),
        ("El Gobierno aprueba los presupuestos del año que viene", "es"),
        ("Il governo ha approvato la manovra per il prossimo anno", "it"),
        ("O governo aprovou o orçamento do próximo ano, que não muda", "pt"),
        ("Rząd przyjął projekt budżetu na przyszły rok", "pl"),
        ("Hükümet gelecek yılın bütçesini kabul etti", "tr"),
        ("Het kabinet heeft de begroting voor volgend jaar aangenomen", "nl"),
        ("Vláda schválila rozpočet na příští rok", "cs"),
        ("Regeringen har antagit budgeten för nästa år", "sv"),
        ("η κυβέρνηση ενέκρινε τον προϋπολογισμό", "other"),
        ("政府は新しい経済対策を発表しました", "other"),
    ] {
        assert_eq!(Tagger::new().detect(text).language.code(), code, "{text}");
    }
}

#[test]
fn confidence_grows_with_the_evidence() {
    let tagger = Tagger::new();
    let confidence = |text: &str| tagger.detect(text).confidence;
    let long = "Министры договорились, что следующая встреча пройдёт в мае, сообщили в пресс-службе";
    assert!(confidence("") == 0.0);
    assert!(confidence("Байкал") < confidence("Байкал и его берега"));
    assert!(confidence("Байкал и его берега") < confidence(long));
    assert!(confidence(long) > 0.99);
    assert!(confidence("Samsung, Apple и Xiaomi") < confidence(long));
}

proptest! {
    #[test]
    fn any_text_has_a_tag_and_a_probability(text in "\\PC{0,200}") {
        let found = Tagger::new().detect(&text);
        prop_assert!((0.0..=1.0).contains(&found.confidence));
    }
}
