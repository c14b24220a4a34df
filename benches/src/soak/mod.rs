//! What `soak` is made of: a folder of pages that changes all the time, readers that never rest, and a plain scan of the same
//! pages that says what the answers must be.
//!
//! ```text
//! pages     couples of pages, an English and a Russian one, always written and removed together
//! question  a query, and whether a page answers it, by reading the page and nothing else
//! reader    asks all the time; a commit seen in part would show one page of a couple
//! vitals    memory and open files of this process
//! course    one line for each checkpoint, and whether anything has grown
//! ```

mod course;
mod pages;
mod question;
mod reader;
mod vitals;
mod words;

pub use course::{Checkpoint, Course};
pub use pages::{Pages, Turn};
pub use question::{Page, Question, questions};
pub use reader::{Shared, read};
pub use vitals::Vitals;
pub use words::{ENGLISH, RUSSIAN};
