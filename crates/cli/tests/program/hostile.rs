//! Pages made to hurt: each is read in bounded time and memory or refused by name, and the good pages beside it are found.

use super::session::Session;
use std::fs;
use std::path::Path;
use std::process::Output;
use std::time::{Duration, Instant};

/// For one page, whatever it holds.
const LONGEST: Duration = Duration::from_secs(10);
/// Address space that the program itself takes, and what a page may take on top of it, in KB.
const MEMORY_KB: u64 = (64 + 256) * 1024;

/// How a page of about so many bytes is made.
type Make = fn(usize) -> Vec<u8>;

const HEAD: &str = "<html><head><title>Talks</title></head><body><article><h1>Talks resumed</h1>";

/// The text over and over, up to so many bytes.
fn many(text: &str, size: usize) -> String {
    text.repeat(size / text.len())
}

fn body(text: &str, size: usize) -> Vec<u8> {
    format!("{HEAD}{}", many(text, size)).into_bytes()
}

fn within(open: &str, text: &str, size: usize, close: &str) -> Vec<u8> {
    format!("{HEAD}{open}{}{close}", many(text, size)).into_bytes()
}

fn numbered(size: usize, item: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 64);
    (0..)
        .map(item)
        .take_while(|item| {
            text.push_str(item);
            text.len() < size
        })
        .for_each(drop);
    text
}

fn bytes(bytes: &[u8], size: usize) -> Vec<u8> {
    [HEAD.as_bytes(), &bytes.repeat(size / bytes.len())].concat()
}

fn mhtml(part: &str) -> Vec<u8> {
    format!("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n{part}").into_bytes()
}

fn ld(text: &str, size: usize) -> Vec<u8> {
    let text = many(text, size);
    format!("{HEAD}<script type='application/ld+json'>{text}</script><p>x").into_bytes()
}

#[rustfmt::skip]
const CASES: &[(&str, Make)] = &[
    ("deep-div.html", |n| body("<div>", n)),
    ("deep-inline.html", |n| body("<b><i><font color=red>", n)),
    ("deep-list.html", |n| body("<ul><li>", n)),
    ("deep-table.html", |n| body("<table><tr><td>", n)),
    ("deep-quote.html", |n| body("<blockquote><q>", n)),
    ("deep-template.html", |n| body("<template><div>", n)),
    ("deep-select.html", |n| body("<select><optgroup><option>", n)),
    ("deep-svg.html", |n| body("<svg><foreignObject><p>", n)),
    ("deep-math.html", |n| body("<math><mi><p>", n)),
    ("deep-form.html", |n| body("<form><button><object>", n)),
    ("smuggled-past-a-quote.html", |n| body("<a =\"><div><div><div>", n)),
    ("smuggled-past-a-script.html", |n| body("<<script></script>div>", n)),
    ("smuggled-in-a-title.html", |n| within("<svg><title>", "<div>", n, "")),
    ("attributes.html", |n| format!("{HEAD}<p {}>x", numbered(n, |i| format!(" a{i}=b"))).into_bytes()),
    ("tags-of-attributes.html", |n| body(&format!("<p{}>x", numbered(1_500, |i| format!(" a{i}=b"))), n)),
    ("long-attribute.html", |n| within("<a href='", "a", n, "'>x</a><p>x")),
    ("open-attribute.html", |n| within("<p a=\"", "<div>", n, "")),
    ("classes.html", |n| body("<div class='article body content text news item story'>x</div>", n)),
    ("entities.html", |n| within("<p>", "&amp;", n, "")),
    ("numeric-entities.html", |n| within("<p>", "&#1072;&#x0;&#xD800;&#x110000;", n, "")),
    ("endless-entity.html", |n| within("<p>&", "a", n, ";")),
    ("one-text.html", |n| within("<p>", "слово ", n, "")),
    ("one-word.html", |n| within("<p>", "ж", n, "")),
    ("long-headers.mhtml", |n| mhtml(&format!("Content-Type: text/html;{}\n\n<p>x", many("\n a=b;", n)))),
    ("many-parts.mhtml", |n| mhtml(&format!("{}Content-Type: text/html\n\n<p>x", many("\n\nx\n--b\n", n)))),
    ("parts-in-a-line.mhtml", |n| mhtml(&format!("Content-Type: text/html\n\n{}", many("--b", n)))),
    ("parts-within-parts.mhtml", |n| mhtml(&many("Content-Type: multipart/mixed; boundary=b\n\n--b\n", n))),
    ("quoted-printable.mhtml", |n| mhtml(&format!("Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>{}", many("=D0=96 ", n)))),
    ("one-line.txt", |n| many("слово ", n).into_bytes()),
    ("short-lines.txt", |n| many("x.\n", n).into_bytes()),
    ("dated-lines.txt", |n| many("12.05.2024, 18:01\nФото: х\n", n).into_bytes()),
    ("endless-script.html", |n| within("<script>", "a<b;</scrip", n, "")),
    ("endless-style.html", |n| within("<style>", "a{}<", n, "")),
    ("endless-comment.html", |n| within("<!--", "- -", n, "")),
    ("many-comments.html", |n| body("<!-- -- --!>", n)),
    ("open-comments.html", |n| body("<!--", n)),
    ("inner-scripts.html", |n| format!("{HEAD}<script><!--{}{}", many("<script>", n / 2), many("</script>", n / 2)).into_bytes()),
    ("endless-cdata.html", |n| within("<svg><![CDATA[", "]]", n, "")),
    ("long-title.html", |n| format!("<title>{}</title>", many("x ", n)).into_bytes()),
    ("many-titles.html", |n| body("<title>x</title>", n)),
    ("many-headings.html", |n| body("<h1>x</h1>", n)),
    ("long-heading.html", |n| within("<h1>", "Переговоры ", n, "</h1>")),
    ("many-metas.html", |n| many("<meta name=author content=x>", n).into_bytes()),
    ("many-dates.html", |n| body("<time datetime=2024-01-01>1 May 2024</time>", n)),
    ("date-trap.html", |n| within("<p class=date>", "1 1 1 12.12.", n, "</p>")),
    ("date-names.html", |n| within("<div class=date>", "1 мая 2024, ", n, "")),
    ("digits.html", |n| within("<time>", "1", n, "</time>")),
    ("datelines.html", |n| within("<p>", "МОСКВА, 12 мая (Рейтер) - ", n, "")),
    ("many-links.html", |n| body("<a href=x>four words of text</a> ", n)),
    ("many-items.html", |n| body("<li><a href=x>x</a>", n)),
    ("many-terms.html", |n| body("<dt>x<dd>y", n)),
    ("many-paragraphs.html", |n| body("<p>x", n)),
    ("many-breaks.html", |n| body("<br>x", n)),
    ("many-options.html", |n| within("<select>", "<option>x", n, "")),
    ("many-pictures.html", |n| body("<figure><img src=x><figcaption>Photo: A. Smith / Agency</figcaption></figure>", n)),
    ("repetition.html", |n| body("<p>The same sentence of the news again and again, in Brussels.</p>", n)),
    ("repeated-bylines.html", |n| body("<p class=author>By John Smith and Anna Brown</p>", n)),
    ("json-deep.html", |n| ld("[", n)),
    ("json-deep-objects.html", |n| ld("{\"a\":", n)),
    ("json-many.html", |n| format!("{HEAD}<script type=application/ld+json>[{}1]</script>", many("{\"a\":1},", n)).into_bytes()),
    ("json-blocks.html", |n| body("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"x\"}</script>", n)),
    ("json-broken.html", |n| ld("\"headline\":\"\\\\\\\"", n)),
    ("json-ids.html", |n| ld("{\"@id\":\"a\",\"author\":{\"@id\":\"a\"}}", n)),
    ("script-of-objects.html", |n| within("<script>window.x=[", "{\"\":0},", n, "1]</script>")),
    ("script-of-numbers.html", |n| within("<script>window.x=[", "1,", n, "1]</script>")),
    ("script-of-rows.html", |n| within("<script>self.__next_f.push([1,\"", "1:T\\n", n, "\"])</script>")),
    ("nul.html", |n| bytes(b"text of a page\0 ", n)),
    ("only-nul.html", |n| vec![0; n]),
    ("bad-utf8.html", |n| bytes(b"<p>\xff\xfe\x80 text \xd0", n)),
    ("cut-utf8.html", |n| bytes("<p>текст \u{1F600}".as_bytes(), n).split_last().map(|(_, rest)| rest.to_vec()).unwrap_or_default()),
    ("bad-utf16.html", |n| [b"\xff\xfe<\0p\0>\0".as_slice(), &b"\x00\xd8\x20\x00".repeat(n / 4), b"\x01"].concat()),
    ("lone-surrogates.html", |n| bytes(b"<p>\xed\xa0\x80\xed\xb0\x80", n)),
    ("twice-encoded.html", |n| within("<p>", "ÐŸÑ€Ð¸Ð²ÐµÑ‚ ", n, "")),
    ("combining.html", |n| within("<p>и", "\u{306}\u{300}", n, "")),
    ("bidi.html", |n| within("<h1>", "\u{202e}\u{2066}\u{1b}]0;x\u{7}\n", n, "</h1>")),
    ("white-space.html", |n| within("<p>", "\u{a0}\u{2003}\u{3000} \t", n, "x")),
    ("angle-brackets.html", |n| body("<", n)),
    ("end-tags.html", |n| body("</p></div></a></table>", n)),
    ("carriage-returns.html", |n| body("\r", n)),
    ("iframes.html", |n| body("<iframe/>", n)),
    ("formatting-in-paragraphs.html", |n| body("<a><b><p>", n)),
    ("foster-parents.html", |n| within("<table>", "x<b>y</b><tr>", n, "")),
    ("framesets.html", |n| body("<frameset><frame>", n)),
];

/// Runs the program on a file with a limit of memory that the system enforces.
fn extract(session: &Session, file: &Path) -> (Output, Duration) {
    let begun = Instant::now();
    let script = format!("ulimit -v {MEMORY_KB} && exec vestnik extract --json \"$0\"");
    let output = session.shell(&script).arg(file).output().expect("a shell");
    (output, begun.elapsed())
}

fn hold_to_bounds(size: usize) {
    let session = Session::in_empty_folder();
    for (name, make) in CASES {
        let file = session.here.join(name);
        fs::write(&file, make(size)).expect("a page that can be written");
        let (output, took) = extract(&session, &file);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let calm = output.status.success() && said.is_empty();
        let refused = output.status.code() == Some(4) && said.contains(name) && said.lines().count() == 1;
        assert!(calm || refused, "{name}: {} {said}", output.status);
        assert!(took < LONGEST, "{name} took {took:?}");
        fs::remove_file(file).expect("a page that can be removed");
    }
}

#[test]
fn hostile_pages_are_read_in_bounds_or_refused_by_name() {
    hold_to_bounds(1 << 20);
}

/// The same with pages as large as are read at all; takes some minutes.
#[test]
#[ignore = "large pages; see docs/RELIABILITY.md"]
fn the_largest_hostile_pages_are_read_in_bounds_or_refused_by_name() {
    hold_to_bounds((32 << 20) - 4096);
}

#[test]
fn good_pages_beside_hostile_ones_are_all_found() {
    let session = Session::in_empty_folder();
    let folder = session.here.join("news");
    fs::create_dir(&folder).expect("a folder that can be made");
    for (at, (name, make)) in CASES.iter().enumerate() {
        fs::write(folder.join(format!("{at}-{name}")), make(50_000)).expect("a page that can be written");
        if at % 8 == 0 {
            let text =
                "<p>The lighthouse keeper of Vardo counted forty ships that night, he said.</p>".repeat(3);
            let page = format!("<html><body><h1>Lighthouse {at}</h1><article>{text}</article>");
            fs::write(folder.join(format!("{at}-good.html")), page).expect("a page that can be written");
        }
    }
    strange_files(&session, &folder);
    let index = session.vestnik().args(["index", "news"]).output().expect("the program runs");
    let said = String::from_utf8_lossy(&index.stderr);
    assert_eq!(index.status.code(), Some(4), "{said}");
    assert!(said.contains("parts-within-parts.mhtml: not a page: no page can be read"), "{said}");
    assert!(said.contains("news/pipe.html: left out: not a regular file"), "{said}");
    assert!(said.contains("news/huge.html: left out: too large"), "{said}");
    let search =
        session.vestnik().args(["search", "keeper vardo", "-n", "100", "--json"]).output().expect("runs");
    let good = CASES.len().div_ceil(8);
    assert_eq!(String::from_utf8_lossy(&search.stdout).lines().count(), good);
}

#[test]
fn what_is_no_page_is_refused_by_name_and_not_waited_for() {
    let session = Session::in_empty_folder();
    let made = session
        .shell("mkfifo pipe.html; mkdir folder.html; ln -s /dev/zero zero.html; ln -s zero.html link.html");
    let _socket = std::os::unix::net::UnixListener::bind(session.here.join("socket.html")).expect("a socket");
    assert!({ made }.status().expect("a shell").success());
    for name in ["pipe.html", "socket.html", "folder.html", "zero.html", "link.html", "/dev/zero"] {
        let (output, took) = extract(&session, Path::new(name));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(4), "{name}: {said}");
        assert!(said.contains(name) && said.lines().count() == 1, "{name}: {said}");
        assert!(took < LONGEST, "{name} took {took:?}");
    }
}

/// What is no regular file, or leads out of the folder, or is larger than any page.
fn strange_files(session: &Session, folder: &Path) {
    let made = session.shell("mkfifo news/pipe.html && mkdir news/folder.html && mkdir news/_files").status();
    assert!(made.expect("a shell").success());
    #[cfg(unix)]
    {
        std::os::unix::net::UnixListener::bind(folder.join("socket.html")).expect("a socket");
        std::os::unix::fs::symlink("/", folder.join("root")).expect("a link");
        std::os::unix::fs::symlink("..", folder.join("up.html")).expect("a link");
        std::os::unix::fs::symlink("nowhere", folder.join("dangling.html")).expect("a link");
    }
    // Only the system's own user may make a device.
    let _ = session.shell("mknod news/device.html c 1 5 2> /dev/null").status();
    let huge = fs::File::create(folder.join("huge.html")).expect("a file");
    huge.set_len(5 << 30).expect("a file with a hole");
    fs::write(folder.join("line\nbreak\u{1b}[31m.html"), "").expect("a page that can be written");
}
