//! How long a handbook takes and how much memory, for the demonstration handbook and for 56, 1,094 and 10,000 guides.
//!
//! `cargo bench` prints a table; `cargo bench -- 56 1094` measures only these sizes;
//! `cargo bench -- generate FOLDER 1094` writes a generated handbook and stops; `cargo bench -- places FOLDER 4809`
//! adds a table of places to a handbook; `cargo bench -- typst FOLDER 1094` writes what the book of so many guides is
//! set from, for `benches/handbook/compare.py` to set with Typst's own compiler. Times are medians of
//! wall time of the command itself, memory is the peak resident set as Linux counts it.
//! What a 2-core machine should do is told in README.md; nothing here fails when it is slower.

#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a benchmark measures the world and prints")]

mod generate;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The demonstration handbook's target size, that of a city's service guides, and room to grow.
const SIZES: [usize; 3] = [56, 1_094, 10_000];

/// Runs of which the median is taken.
const RUNS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if let [command, folder, count] = arguments.as_slice()
        && let Some(write) = match command.as_str() {
            "generate" => Some(generate::handbook as fn(&Path, usize) -> std::io::Result<()>),
            "places" => Some(generate::places as fn(&Path, usize) -> std::io::Result<()>),
            "typst" => Some(typst as fn(&Path, usize) -> std::io::Result<()>),
            _ => None,
        }
    {
        let count = count.parse().expect("a number");
        write(Path::new(folder), count).expect("the folder can be written");
        return;
    }
    let asked: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked.clone() };
    println!("{:>7}  {:<22}  {:>9}  {:>8}  {:>8}", "guides", "command", "median s", "peak MB", "KB");
    if asked.is_empty() {
        // The demonstration handbook itself, from a copy so that nothing is written into the repository.
        let folder = std::env::temp_dir().join("biaochi-bench-demonstration");
        let _ = std::fs::remove_dir_all(&folder);
        generate::demonstration(&folder).expect("the temporary folder can be written");
        measure(&folder, generate::DEMONSTRATION, &["check", "-q"]);
        measure(&folder, generate::DEMONSTRATION, &["build", "-q"]);
        let _ = std::fs::remove_dir_all(&folder);
    }
    for size in sizes {
        let folder = std::env::temp_dir().join(format!("biaochi-bench-{size}"));
        let _ = std::fs::remove_dir_all(&folder);
        generate::handbook(&folder, size).expect("the temporary folder can be written");
        measure(&folder, size, &["check", "-q"]);
        measure(&folder, size, &["build", "-q", "--only", "site"]);
        // A book of a whole city's guides is heavy; ten thousand is nobody's pocket book.
        if size <= SIZES[1] {
            measure(&folder, size, &["build", "-q", "--only", "pdf"]);
        }
        if size == SIZES[1] {
            generate::shelf(&folder, generate::LABELS).expect("the temporary folder can be written");
            measure(&folder, generate::PLACES, &["build", "-q", "--only", "pdf"]);
        }
        let _ = std::fs::remove_dir_all(&folder);
    }
}

/// Writes a handbook, and in `typst/` what its book is set from; the name of the template to begin with is in `main`.
fn typst(folder: &Path, count: usize) -> std::io::Result<()> {
    generate::handbook(folder, count)?;
    let mut sources = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).map_err(std::io::Error::other)?;
            let content = biaochi::source::Content::Bytes(std::fs::read(entry.path())?);
            sources.push(biaochi::source::SourceFile { path: path.to_string_lossy().into_owned(), content });
        }
    }
    let input = biaochi::Input { sources, ..biaochi::Input::default() };
    let (handbook, _) = biaochi::analyse(&input);
    let handbook = handbook.expect("the generated handbook is whole");
    let view = biaochi::render::resolve(&handbook, input.lang, &[biaochi::Output::Print], &());
    let setting = biaochi::render::Setting { lang: input.lang, templates: &[] };
    let project = biaochi::render::print::project(&handbook, &view, setting, "pdf/handbook.pdf");
    let project = project.expect("the book is declared");
    let target = folder.join("typst");
    for (path, bytes) in project.files {
        let path = target.join(path);
        std::fs::create_dir_all(path.parent().expect("a file stands in a folder"))?;
        std::fs::write(path, bytes)?;
    }
    std::fs::write(target.join("main"), project.main)
}

fn measure(folder: &Path, size: usize, arguments: &[&str]) {
    let mut times = Vec::new();
    let mut peak = 0;
    let runs = if size > SIZES[1] || arguments.contains(&"pdf") { 1 } else { RUNS };
    for _ in 0..runs {
        // Each run writes anew: what has not changed would not be written again.
        let _ = std::fs::remove_dir_all(folder.join("dist"));
        let (time, memory) = run(folder, arguments);
        times.push(time);
        peak = peak.max(memory);
    }
    times.sort();
    let median = times[times.len() / 2].as_secs_f64();
    let written = walkdir::WalkDir::new(folder.join("dist")).into_iter().filter_map(Result::ok);
    let bytes: u64 =
        written.filter_map(|entry| entry.metadata().ok()).filter(std::fs::Metadata::is_file).map(|it| it.len()).sum();
    println!("{size:>7}  {:<22}  {median:>9.3}  {:>8}  {:>8}", arguments.join(" "), peak / 1024, bytes / 1000);
}

/// Wall time and peak memory in kilobytes.
fn run(folder: &Path, arguments: &[&str]) -> (Duration, u64) {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_biaochi"))
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::null())
        .spawn()
        .expect("the command starts");
    let status_file = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    let status = loop {
        if let Some(status) = child.try_wait().expect("the command can be waited for") {
            break status;
        }
        peak = peak.max(high_water(&status_file).unwrap_or(0));
        std::thread::sleep(Duration::from_millis(1));
    };
    let time = start.elapsed();
    assert!(status.success(), "biaochi {arguments:?} failed on the generated handbook");
    (time, peak)
}

/// The high-water mark of a process's memory, in kilobytes.
fn high_water(status_file: &str) -> Option<u64> {
    let status = std::fs::read_to_string(status_file).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
