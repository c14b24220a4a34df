//! How much of a page is read.

use clap::Args;
use vestnik::ReadLimits;

/// The limits of a page.
#[derive(Args, Debug)]
pub(crate) struct LimitArgs {
    /// Leave out pages larger than this, in megabytes
    #[arg(long, value_name = "MB", default_value_t = 32, value_parser = clap::value_parser!(u32).range(1..=1024))]
    max_page_size: u32,
}

impl LimitArgs {
    /// As the library has them.
    pub(crate) fn limits(&self) -> ReadLimits {
        ReadLimits { max_bytes: u64::from(self.max_page_size) << 20, ..ReadLimits::default() }
    }
}
