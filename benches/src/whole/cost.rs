//! What a run of a program costs, as the system counts it for the whole process and its children.

use anyhow::{Context, Result, ensure};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use wait4::Wait4;

/// The cost of one run of a program.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// Seconds of CPU, user and system, of all its threads.
    pub cpu: f64,
    /// Seconds from start to exit.
    pub wall: f64,
    /// The most memory that it held at once, in bytes, the parts of files that it mapped among it.
    pub peak: u64,
    /// The most of its own, of what it held whenever it was asked, every 20 milliseconds, in bytes: the system cannot take it back as it can parts of files. 0
    /// where the system does not tell.
    pub own: u64,
}

/// Runs a program to its end, with its output thrown away.
///
/// # Errors
/// When it cannot be started or fails.
pub fn run(command: &mut Command) -> Result<Cost> {
    let name = format!("{:?}", command.get_program());
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("starting {name}"))?;
    let (process, ended) = (child.id(), AtomicBool::new(false));
    let (used, wall, own) = std::thread::scope(|scope| {
        let watcher = scope.spawn(|| most_of_its_own(process, &ended));
        let used = child.wait4();
        let wall = start.elapsed().as_secs_f64();
        ended.store(true, Ordering::Relaxed);
        (used, wall, watcher.join().unwrap_or_default())
    });
    let used = used.with_context(|| format!("waiting for {name}"))?;
    ensure!(used.status.success(), "{name} failed: {}", used.status);
    let cpu = used.rusage.utime + used.rusage.stime;
    Ok(Cost { cpu: cpu.as_secs_f64(), wall, peak: used.rusage.maxrss, own })
}

/// The time from one question to a process for its memory to the next.
const OFTEN: Duration = Duration::from_millis(20);

/// The most memory of its own that a process holds until it has ended.
fn most_of_its_own(process: u32, ended: &AtomicBool) -> u64 {
    let mut most = 0;
    while !ended.load(Ordering::Relaxed) {
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        let own = status.lines().find_map(|line| line.strip_prefix("RssAnon:")?.trim().strip_suffix(" kB"));
        most = most.max(own.and_then(|own| own.parse::<u64>().ok()).map_or(0, |own| own * 1024));
        std::thread::sleep(OFTEN);
    }
    most
}

/// The medians of several runs, each figure by itself.
pub fn median(costs: &[Cost]) -> Cost {
    let middle = |figure: fn(&Cost) -> f64| {
        let mut figures: Vec<f64> = costs.iter().map(figure).collect();
        figures.sort_by(f64::total_cmp);
        figures.get(figures.len() / 2).copied().unwrap_or_default()
    };
    Cost {
        cpu: middle(|cost| cost.cpu),
        wall: middle(|cost| cost.wall),
        peak: middle(|cost| cost.peak as f64) as u64,
        own: middle(|cost| cost.own as f64) as u64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_run_is_an_error() {
        assert!(run(&mut Command::new("false")).is_err());
        assert!(run(&mut Command::new("true")).is_ok_and(|cost| cost.wall > 0.0 && cost.peak > 0));
    }

    #[test]
    fn medians_are_taken_by_figure() {
        let cost = |cpu, peak| Cost { cpu, wall: 0.0, peak, own: peak };
        let middle = median(&[cost(3.0, 1), cost(1.0, 2), cost(2.0, 9)]);
        assert_eq!((middle.cpu, middle.peak, middle.own), (2.0, 2, 2));
    }
}
