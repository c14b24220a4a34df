//! Ctrl-C: the first asks the run to finish its batch and commit, the second ends the program at once.

use std::sync::atomic::{AtomicBool, Ordering};
use vestnik::CancelToken;

/// From now on Ctrl-C cancels this token.
pub(crate) fn cancels(token: &CancelToken) {
    let token = token.clone();
    let asked = AtomicBool::new(false);
    let handler = move || {
        if asked.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
        token.cancel();
    };
    // Without a handler Ctrl-C ends the program as it always does, and the last commit stays: no reason to stop here.
    let _ = ctrlc::set_handler(handler);
}
