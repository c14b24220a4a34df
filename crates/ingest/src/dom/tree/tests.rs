use crate::dom::Parsed;
use proptest::prelude::*;

/// The page by our own rules, as text to compare; `None` where they do not suffice.
fn plain(text: &str) -> Option<String> {
    Parsed::plain(text).map(|parsed| format!("{:#?}", parsed.page()))
}

fn repaired(text: &str) -> String {
    format!("{:#?}", Parsed::repaired(text).page())
}

#[test]
fn usual_markup_is_read_without_the_full_parser() {
    for page in [
        "",
        " \n",
        "text",
        "<!DOCTYPE html><html lang=ru class=a><head><title>T &amp; t</title><meta name=a content='b'></head><body id=x><p>a<p>b</body></html>\n",
        "<title>t</title><link rel=canonical href=/a?b&amp;c><p>x",
        "<html><body><div><h1>a</h1><h2>b<h3>c</h3><p>d<b>e<p>f</b>g<ul><li>a<li>b<ul><li>c</ul></ul></div>",
        "<p>a <a href=x>b</a> <a href=y>c <b>d</b></a><br>e<br/>f</br>g",
        "<p>a <a href=x>b <a href=y>c</a> d",
        "<p><b>a<i>b</b>c</i>d",
        "<b>a<p>b</b>",
        "<table><caption>a</caption><colgroup><col><tr><td>a<td>b<tr><th>c</table>d",
        "<table> <tbody> <tr> <td> <table><tr><td>a</table> b </td> </tr> </tbody> </table>",
        "<table><tr><td><b>a<td>b</table>c",
        "<!doctype html><p>a<table><td>b</table>",
        "<p>a<table><td>b</table>",
        "<dl><dt>a<dd>b<dd>c</dl><hr><img src=x alt=y>",
        "<form><input type=hidden><select><option>a<option>b</select><textarea>\n a</textarea><button>x</button></form>y",
        "<pre>\na\n b&#10;c\r\nd</pre><pre>\r\nx</pre>",
        "<ARTICLE CLASS='Article-Body'>a<SPAN>b</SPAN></ARTICLE>",
        "&nbsp;&laquo;a&raquo; &#1071;&#x42f; &copy &notit; &unknown; & &amp&; &#0; &#128; AT&T R&D; &lt",
        "<a href='?a=1&b=2&copy=3&amp;d&lt'>x</a><a href='?&copy'>y</a>",
        "<template><p>a</template><p>b</template>c",
        "<script type=application/ld+json>{\"a\":\r\n1}</script><p>b<script>x</script><style>y</style>",
        "a<!-- b -->c<!x>d<?y?>e</>f</ g>h<![CDATA[i]]>j",
        "<x-card><slot>a</x-card>b</slot>c",
        "<object><p>a</object>b<marquee><b>c</marquee>d",
        "<html lang=ru><html lang=en class=x><p>a<html id=y class=z><body class=b><div><body class=c id=d>",
        "<head></head> <head><title>t</title> x",
        "<p>a</p x='>'>b<i>c</i\n>d<b>e</B>f</b/>g<a href=x>h",
        "</p>a</div></p></li></h1><p>b</h2>",
        "<div hidden>a</div><div style='DISPLAY : none'>b</div><p id=share>c",
        "<nobr>a</nobr><font color=red><center>b</center></font>",
        "<select><div>a</div><option>b<hr><optgroup><option>c</select>d",
        "<!DOCTYPE html><p>a<p/>b<div/>c",
        "<b>a<div>b</b>c",
        "<a href=x>b<div><a href=y>c",
        "<a href=x><div><p>b<a href=y>c</a>d</div>e</a>f",
        "<b class=a>1<i>2<div>3</b>4</i>5</div>6",
        "<b>1<span>2<i>3<u>4<em>5<code>6<p>7<ul>8</b>9<li>10</em></ul>11</code>12",
        "<p>1<em>2<p></em>3<p>4<b>5<h1>6<pre>\n 7</b>\n8</h1>9",
        "<b><p><b><p><b><p>1</b>2</b>3</b>4",
        "<table><td><a href=x><div>1<a href=y>2</table>3<a href=z>4",
        "<a href=x><div><form><p>1</form><a href=y>2",
        "<form><div><form></form>a<p>b</div>c<form><ul></form><li>d</ul>e",
    ] {
        let seen = plain(page);
        if page.contains("<b>a<p>b</b>") || page.contains("<font") {
            assert!(seen.is_none_or(|seen| seen == repaired(page)), "{page}");
            continue;
        }
        assert_eq!(seen.as_deref(), Some(repaired(page).as_str()), "{page}");
    }
}

/// There are bounds on what may be open: what is closed must not count.
#[test]
fn many_elements_one_after_another_are_all_read() {
    for part in ["<p>zq</p>", "<p><b>zq</b></p>", "<p><b><i>zq</i></b>", "<div><a href=x>zq</a></div>"] {
        let page = part.repeat(1_000);
        let read = plain(&page).unwrap();
        assert!(read == repaired(&page), "{part}");
        assert_eq!(read.matches("zq").count(), 1_000, "{part}");
    }
}

#[test]
fn unusual_markup_is_left_to_the_full_parser() {
    for page in [
        "<table>a<tr><td>b</table>",
        "<table><div>a</div></table>",
        "<svg><p>open",
        "<math><mi>x</math>",
        "<frameset><frame></frameset>",
        "<plaintext>a",
        "<!-- open",
        "<script>open",
        "<ruby>a<rt>b</ruby>",
        "<font><nobr></font><nobr>",
        "<template><b><object></template>a",
        "<!DOCTYPE html PUBLIC x><p>a<table>",
        "a\0b",
        "<head></head><meta name=a content=b>",
    ] {
        assert_eq!(plain(page), None, "{page}");
    }
}

/// Markup of all kinds, sound and broken.
const PARTS: &str = "(<p>|</p>|</p x>|</P\n>|<div>|</div>|<div class=\"article-body\">|<div hidden>|<b>|</b>|<i class=a>|</i>|<em>|</em>\
|<a href=x>|<a href='y&amp;z'>|</a>|<span>|</span>|<h1>|</h1>|<h2>|</h2>|<ul>|</ul>|<li>|</li>|<dl>|<dt>|<dd>|</dd>\
|<table>|</table>|<tr>|</tr>|<td>|</td>|<th>|<tbody>|</tbody>|<thead>|<tfoot>|<caption>|</caption>|<col>|<colgroup>|</colgroup>\
|<br>|</br>|<hr>|<img alt=\"a b\">|<pre>|</pre>|<form>|</form>|<input type=hidden>|<input>|<select>|</select>|<option>|</option>|<optgroup>\
|<button>|</button>|<textarea>|</textarea>|<title>|</title>|<script>|</script>|<style>|</style>|<template>|</template>\
|<object>|</object>|<marquee>|<nobr>|</nobr>|<font>|</font>|<html>|<html lang=ru>|</html>|<head>|</head>|<body>|</body>|<meta name=a content=b>\
|<link rel=a href=b>|<base>|<!DOCTYPE html>|<!-- a -->|<!x>|<?y?>|</ z>|</>|<x-y>|</x-y>|<article>|</article>|<section>|</section>|<address>|</address>\
|<svg>|</svg>|<iframe/>|<center>|</center>|<time datetime=2024>|</time>|&amp;|&copy|&nbsp;|&x;|&#65|&#10;|&|<|>|\n|\r\n| |a|b c|ж|\u{a0}|=|\"|')";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(500)))]

    #[test]
    fn the_tree_is_that_of_the_full_parser(text in prop::collection::vec(PARTS, 0..40)) {
        let text = text.concat();
        if let Some(seen) = plain(&text) {
            prop_assert_eq!(seen, repaired(&text), "{}", text);
        }
    }
}
