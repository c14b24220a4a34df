//! The stamp of a folder: while it is the same, so are the names in the folder.
//!
//! POSIX has a folder's times of modification and of status change set whenever a name in it comes, goes or changes, and no
//! program can set the second on a disk in use. So a folder of the same device, inode and times has the names that it had, where
//! two things are sure: its file system keeps to this (those of [`FILE_SYSTEMS`] do, those of a network or of FAT need not), and
//! the last change is older than a tick of the clock, since a second change within the tick would leave the times as they are.

use rustix::fs::Stat;
use std::os::fd::BorrowedFd;
use std::time::{Duration, SystemTime};

/// Two changes of a folder that are so far apart have two times, on file systems of whole seconds too.
const TICK: Duration = Duration::from_secs(2);

/// Tells stamps, for one walk.
#[derive(Debug)]
pub(super) struct Stamps {
    now: SystemTime,
    user: u32,
    /// The last device that was asked for, and whether its file system is trusted: most walks meet one.
    device: Option<(u64, bool)>,
    everywhere: bool,
}

impl Stamps {
    /// For a walk that begins at this time.
    pub(super) fn at(now: SystemTime) -> Self {
        Self { now, user: rustix::process::geteuid().as_raw(), device: None, everywhere: false }
    }

    /// For tests, which may run on any file system.
    #[cfg(test)]
    pub(super) fn trusting_at(now: SystemTime) -> Self {
        Self { everywhere: true, ..Self::at(now) }
    }

    /// The stamp to keep with the names of an open folder that are read next; 0 where it could not be relied on.
    pub(super) fn of_open(&mut self, folder: BorrowedFd<'_>, state: &Stat) -> u64 {
        if self.trusts(state.st_dev, folder) && self.has_settled(state) { self.stamp(state) } else { 0 }
    }

    /// The stamp of a folder in this state, for the user who looks: others may not be shown its names. Never 0.
    pub(super) fn stamp(&self, state: &Stat) -> u64 {
        let numbers = [
            i128::from(state.st_dev),
            i128::from(state.st_ino),
            i128::from(state.st_mtime),
            i128::from(state.st_mtime_nsec),
            i128::from(state.st_ctime),
            i128::from(state.st_ctime_nsec),
            i128::from(self.user),
        ];
        xxhash_rust::xxh3::xxh3_64(numbers.map(i128::to_le_bytes).as_flattened()).max(1)
    }

    /// Whether the last change is so old that another one would have another time. One at a whole second may have come from a
    /// clock of seconds, or from a program that makes the image of a disk.
    fn has_settled(&self, state: &Stat) -> bool {
        let (seconds, nanoseconds) = (u64::try_from(state.st_ctime), u32::try_from(state.st_ctime_nsec));
        let (Ok(seconds), Ok(nanoseconds @ 1..)) = (seconds, nanoseconds) else { return false };
        let changed = Duration::from_secs(seconds).checked_add(Duration::from_nanos(nanoseconds.into()));
        let now = self.now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        changed.and_then(|changed| changed.checked_add(TICK)).is_some_and(|settled| settled < now)
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

/// Local file systems of Linux, by the numbers of `linux/magic.h`: ext2 to ext4, XFS, Btrfs, F2FS, tmpfs, and ZFS by its own.
const FILE_SYSTEMS: &[u32] = &[0xef53, 0x5846_5342, 0x9123_683e, 0xf2f5_2010, 0x0102_1994, 0x2fc1_2fc1];

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::os::fd::AsFd;

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    #[test]
    fn only_file_systems_that_tell_are_trusted() {
        let kept = |folder: &str, stamps: &mut Stamps| {
            let folder = File::open(folder).unwrap();
            let mut state = rustix::fs::fstat(&folder).unwrap();
            (state.st_ctime, state.st_ctime_nsec) = (1, 1);
            (stamps.of_open(folder.as_fd(), &state), stamps.stamp(&state))
        };
        let mut stamps = Stamps::at(at(1 << 40));
        assert_eq!(kept("/proc", &mut stamps).0, 0, "its folders change without a new time");
        let (kept_of_proc, whole) = kept("/proc", &mut Stamps::trusting_at(at(1 << 40)));
        assert_eq!(kept_of_proc, whole);
        const TMPFS: u32 = 0x0102_1994;
        if rustix::fs::statfs("/dev/shm").is_ok_and(|found| found.f_type as u32 == TMPFS) {
            let (kept_of_memory, whole) = kept("/dev/shm", &mut stamps);
            assert_eq!(kept_of_memory, whole);
            assert_eq!(kept("/proc", &mut stamps).0, 0, "trusting one is not trusting the other");
        }
    }

    #[test]
    fn a_folder_has_settled_two_seconds_after_its_last_change() {
        let folder = File::open("/").unwrap();
        let mut state = rustix::fs::fstat(&folder).unwrap();
        for (seconds, nanoseconds, now, settled) in [
            (100, 5, 103, true),
            (100, 5, 102, false),
            (99, 999_999_999, 102, true),
            (100, 0, 200, false),
            (200, 5, 100, false),
            (-5, 5, 100, false),
            (i64::MAX, 5, 100, false),
        ] {
            (state.st_ctime, state.st_ctime_nsec, state.st_mtime) = (seconds, nanoseconds, 1);
            let kept = Stamps::trusting_at(at(now)).of_open(folder.as_fd(), &state);
            assert_eq!(kept != 0, settled, "{seconds}.{nanoseconds} at {now}");
        }
    }

    #[test]
    fn whatever_is_asked_of_a_folder_is_in_its_stamp() {
        let one = rustix::fs::stat("/").unwrap();
        let changes: [fn(&mut Stat); 6] = [
            |state| state.st_dev += 1,
            |state| state.st_ino += 1,
            |state| state.st_mtime += 1,
            |state| state.st_mtime_nsec += 1,
            |state| state.st_ctime += 1,
            |state| state.st_ctime_nsec += 1,
        ];
        let stamps = Stamps::at(at(0));
        for (number, change) in changes.into_iter().enumerate() {
            let mut other = one;
            change(&mut other);
            assert_ne!(stamps.stamp(&other), stamps.stamp(&one), "{number}");
        }
        assert_ne!(Stamps { user: stamps.user + 1, ..Stamps::at(at(0)) }.stamp(&one), stamps.stamp(&one));
    }
}
