//! The stamp of a folder: while it is the same, so are the names in the folder.
//!
//! POSIX has a folder's times of modification and of status change set whenever a name in it comes, goes or changes, and no
//! program can set the second. So a folder of the same device, inode and times has the names that it had, where two things
//! are sure: its file system keeps to this (those of [`FILE_SYSTEMS`] do, those of a network or of FAT need not), and the
//! last change is older than a tick of the clock, since a second change within the tick would leave the times as they are.

use rustix::fs::Stat;
use std::os::fd::BorrowedFd;
use std::time::{Duration, SystemTime};

/// Two changes of a folder that are so far apart have two times, on file systems of whole seconds too.
const TICK: Duration = Duration::from_secs(2);

/// Tells stamps, for one walk.
#[derive(Debug)]
pub(super) struct Stamps {
    now: SystemTime,
    /// The last device that was asked for, and whether its file system is trusted: most walks meet one.
    device: Option<(u64, bool)>,
    everywhere: bool,
}

impl Stamps {
    /// For a walk that begins at this time.
    pub(super) fn at(now: SystemTime) -> Self {
        Self { now, device: None, everywhere: false }
    }

    /// For tests, which may run on any file system.
    #[cfg(test)]
    pub(super) fn trusting_at(now: SystemTime) -> Self {
        Self { now, device: None, everywhere: true }
    }

    /// The stamp to keep with the names of an open folder that are read next; 0 where it could not be relied on.
    pub(super) fn to_keep(&mut self, folder: BorrowedFd<'_>, state: &Stat) -> u64 {
        let changed = Duration::new(state.st_ctime.max(0) as u64, state.st_ctime_nsec as u32);
        let has_settled = SystemTime::UNIX_EPOCH + changed + TICK < self.now;
        if has_settled && self.trusts(state.st_dev, folder) { stamp(state) } else { 0 }
    }

    fn trusts(&mut self, device: u64, folder: BorrowedFd<'_>) -> bool {
        match self.device {
            _ if self.everywhere => true,
            Some((known, trusted)) if known == device => trusted,
            _ => {
                let kind = rustix::fs::fstatfs(folder).map(|found| found.f_type);
                let trusted = kind.is_ok_and(|kind| FILE_SYSTEMS.contains(&(kind as u32)));
                self.device = Some((device, trusted));
                trusted
            }
        }
    }
}

/// The stamp of a folder in this state; never 0.
pub(super) fn stamp(state: &Stat) -> u64 {
    let times = [state.st_mtime as u64, state.st_mtime_nsec, state.st_ctime as u64, state.st_ctime_nsec];
    let [modified, modified_ns, changed, changed_ns] = times;
    let numbers =
        [state.st_dev, state.st_ino, modified, modified_ns, changed, changed_ns].map(u64::to_le_bytes);
    xxhash_rust::xxh3::xxh3_64(numbers.as_flattened()).max(1)
}

/// Local file systems of Linux, by the numbers of `linux/magic.h`: ext2 to ext4, XFS, Btrfs, F2FS, tmpfs, and ZFS by its own.
const FILE_SYSTEMS: &[u32] = &[0xef53, 0x5846_5342, 0x9123_683e, 0xf2f5_2010, 0x0102_1994, 0x2fc1_2fc1];

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::fd::AsFd;

    #[test]
    fn file_systems_that_do_not_tell_are_not_trusted() {
        let later = SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 40);
        let proc = std::fs::File::open("/proc").unwrap();
        let state = rustix::fs::fstat(&proc).unwrap();
        assert_eq!(
            Stamps::at(later).to_keep(proc.as_fd(), &state),
            0,
            "its folders change without a new time"
        );
        assert_eq!(Stamps::trusting_at(later).to_keep(proc.as_fd(), &state), stamp(&state));
    }
}
