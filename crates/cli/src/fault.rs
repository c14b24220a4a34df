//! A fault of the program itself: one calm line instead of a trace, and never a page's name lost.
//!
//! The library catches a panic that a page causes and names the page. What the runtime would print of it is kept back
//! here, and shown only when the panic ends the command.

use crate::exit::{Complaint, Outcome};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::sync::{Mutex, PoisonError};

/// What the last panic said, and where.
static LAST: Mutex<Option<String>> = Mutex::new(None);

/// From now on a panic prints nothing by itself.
pub(crate) fn keep_quiet() {
    std::panic::set_hook(Box::new(|panic| {
        let told = describe(panic);
        // What a scope says of its threads is no news: the thread itself has told why.
        if !told.contains("a scoped thread panicked") {
            *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(told);
        }
    }));
}

/// Runs a command; a panic becomes an error like others.
pub(crate) fn guarded(command: impl FnOnce() -> anyhow::Result<Outcome>) -> anyhow::Result<Outcome> {
    catch_unwind(AssertUnwindSafe(command)).unwrap_or_else(|_| {
        let told = LAST.lock().unwrap_or_else(PoisonError::into_inner).take();
        let told = told.unwrap_or_else(|| "unknown reason".to_owned());
        Err(Complaint::fault(format!("a fault of this program: {told}"))
            .advise("nothing that was committed is lost; please report this line")
            .into())
    })
}

fn describe(panic: &PanicHookInfo<'_>) -> String {
    let payload = panic.payload();
    let text = payload.downcast_ref::<&str>().copied();
    let message =
        text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("unknown reason");
    match panic.location() {
        Some(at) => format!("{message} ({}:{})", at.file(), at.line()),
        None => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_of_one_line() {
        keep_quiet();
        let error = guarded(|| panic!("out of paper")).unwrap_err().to_string();
        assert!(error.starts_with("a fault of this program: out of paper ("), "{error}");
        assert!(guarded(|| Ok(Outcome::Done)).is_ok());
    }
}
