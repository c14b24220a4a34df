//! The table of known forms as bytes; [`super::Table`] tells the layout. The build script writes it.

use super::hash::hash;
use super::read::Form;
use std::collections::BTreeMap;

/// The bytes of a table.
///
/// # Panics
/// Where a key is none of the forms, or the files have grown beyond what two bytes can count: the build fails.
pub(crate) fn table(forms: &BTreeMap<String, Form>) -> Vec<u8> {
    let numbers: BTreeMap<&str, usize> =
        forms.keys().enumerate().map(|(number, form)| (form.as_str(), number)).collect();
    assert!(forms.len() < 1 << 15, "a number of a form has fifteen bits");
    let slots = (2 * forms.len()).next_power_of_two();
    let mut places = vec![0u16; slots];
    for (form, &number) in &numbers {
        let mut at = hash(form.as_bytes(), 0) as usize & (slots - 1);
        while places[at] != 0 {
            at = (at + 1) & (slots - 1);
        }
        places[at] = number as u16 + 1;
    }
    let mut bytes = (forms.len() as u32).to_le_bytes().to_vec();
    bytes.extend((slots as u32).to_le_bytes());
    bytes.extend(places.iter().flat_map(|place| place.to_le_bytes()));
    for form in forms.values() {
        let key =
            numbers.get(form.key.as_str()).unwrap_or_else(|| panic!("{} is none of its forms", form.key));
        let ordinary = u16::from(form.also_ordinary) << 15;
        bytes.extend((*key as u16 | ordinary).to_le_bytes());
    }
    let mut end = 0u32;
    for form in forms.keys() {
        end += form.len() as u32;
        bytes.extend(end.to_le_bytes());
    }
    forms.keys().for_each(|form| bytes.extend(form.as_bytes()));
    bytes
}
