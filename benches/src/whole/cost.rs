//! What a run of a program costs, as the system counts it for the whole process and its children.

use anyhow::{Context, Result, ensure};
use std::process::{Command, Stdio};
use std::time::Instant;
use wait4::Wait4;

/// The cost of one run of a program.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// Seconds of CPU, user and system, of all its threads.
    pub cpu: f64,
    /// Seconds from start to exit.
    pub wall: f64,
    /// The most memory that it held at once, in bytes.
    pub peak: u64,
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
    let used = child.wait4().with_context(|| format!("waiting for {name}"))?;
    let wall = start.elapsed().as_secs_f64();
    ensure!(used.status.success(), "{name} failed: {}", used.status);
    let cpu = used.rusage.utime + used.rusage.stime;
    Ok(Cost { cpu: cpu.as_secs_f64(), wall, peak: used.rusage.maxrss })
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
        let cost = |cpu, peak| Cost { cpu, wall: 0.0, peak };
        let middle = median(&[cost(3.0, 1), cost(1.0, 2), cost(2.0, 9)]);
        assert_eq!((middle.cpu, middle.peak), (2.0, 2));
    }
}
