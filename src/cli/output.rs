//! Artifacts to disk: everything is written beside the output folder, which is then swapped in whole.
//! A build that is killed leaves the old folder complete.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use biaochi::{Artifact, text};
use rayon::prelude::*;

use super::Failure;

/// The file by which we know a folder as our own output.
pub(crate) const MARKER: &str = ".biaochi-output";

/// A folder that may be replaced, and the one beside it that is being filled.
pub(crate) struct Staging {
    out: PathBuf,
    staging: PathBuf,
    lock_path: PathBuf,
    // Held until the end: two builds of one folder must not fill it at once.
    _lock: File,
}

impl Staging {
    /// Looks whether the output folder may be replaced, and starts an empty one beside it.
    pub(crate) fn open(out: &Path) -> Result<Self, Failure> {
        let out = std::path::absolute(out).map_err(|error| failed(out, &error))?;
        refuse_foreign(&out)?;
        let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let parent = out.parent().unwrap_or(Path::new("/")).to_owned();
        let staging = parent.join(format!(".{name}.biaochi-staging"));
        fs::create_dir_all(&parent).map_err(|error| failed(&parent, &error))?;
        let lock_path = parent.join(format!(".{name}.biaochi-lock"));
        let lock = File::create(&lock_path).map_err(|error| failed(&lock_path, &error))?;
        if lock.try_lock().is_err() {
            let shown = out.display();
            return Err(Failure::world(text!(
                "另一个构建正在写「{shown}」，等它完成",
                "another build is writing `{shown}`, wait for it"
            )));
        }
        if staging.exists() {
            fs::remove_dir_all(&staging).map_err(|error| failed(&staging, &error))?;
        }
        fs::create_dir(&staging).map_err(|error| failed(&staging, &error))?;
        Ok(Self { out, staging, lock_path, _lock: lock })
    }

    /// Writes every artifact and swaps the folder in. What has not changed keeps its file and date.
    pub(crate) fn publish(self, artifacts: &[Artifact]) -> Result<(), Failure> {
        let written = self.folders(artifacts).and_then(|()| {
            let groups: Vec<Vec<&Artifact>> = shared(artifacts);
            groups.par_iter().try_for_each(|group| self.write_once(group))
        });
        let done = written.and_then(|()| self.write(MARKER, b"biaochi\n")).and_then(|()| self.swap());
        if done.is_err() {
            let _ = fs::remove_dir_all(&self.staging);
        }
        let _ = fs::remove_file(&self.lock_path);
        done
    }

    /// Leaves everything as it was.
    pub(crate) fn discard(self) {
        let _ = fs::remove_dir_all(&self.staging);
        let _ = fs::remove_file(&self.lock_path);
    }

    /// Every folder first, each once, so that files can be written side by side.
    fn folders(&self, artifacts: &[Artifact]) -> Result<(), Failure> {
        let folders: BTreeSet<&Path> =
            artifacts.iter().filter_map(|artifact| Path::new(&artifact.path).parent()).collect();
        folders.into_par_iter().try_for_each(|folder| {
            let folder = self.staging.join(folder);
            fs::create_dir_all(&folder).map_err(|error| failed(&folder, &error))
        })
    }

    /// Bytes that several paths share are written once and linked; the page behind a code stands at three.
    fn write_once(&self, group: &[&Artifact]) -> Result<(), Failure> {
        let Some((first, others)) = group.split_first() else { return Ok(()) };
        self.write(&first.path, &first.bytes)?;
        others.iter().try_for_each(|other| {
            let linked = fs::hard_link(self.staging.join(&first.path), self.staging.join(&other.path));
            linked.or_else(|_| self.write(&other.path, &other.bytes))
        })
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let target = self.staging.join(path);
        let old = self.out.join(path);
        let same = fs::metadata(&old).is_ok_and(|metadata| metadata.len() == bytes.len() as u64)
            && fs::read(&old).is_ok_and(|old| old == bytes);
        if same && fs::hard_link(&old, &target).is_ok() {
            return Ok(());
        }
        let mut file = File::create(&target).map_err(|error| failed(&target, &error))?;
        file.write_all(bytes).map_err(|error| failed(&target, &error))
    }

    /// One system call exchanges the two folders where the system has it, so that there is always a whole one.
    fn swap(&self) -> Result<(), Failure> {
        if !self.out.exists() {
            return fs::rename(&self.staging, &self.out).map_err(|error| failed(&self.out, &error));
        }
        if !exchange(&self.staging, &self.out) {
            let old = self.staging.with_extension("biaochi-old");
            fs::rename(&self.out, &old).map_err(|error| failed(&self.out, &error))?;
            if let Err(error) = fs::rename(&self.staging, &self.out) {
                let _ = fs::rename(&old, &self.out);
                return Err(failed(&self.out, &error));
            }
            let _ = fs::remove_dir_all(&old);
            return Ok(());
        }
        fs::remove_dir_all(&self.staging).map_err(|error| failed(&self.staging, &error))
    }
}

/// Artifacts by the bytes that they share.
fn shared(artifacts: &[Artifact]) -> Vec<Vec<&Artifact>> {
    let mut groups: BTreeMap<usize, Vec<&Artifact>> = BTreeMap::new();
    for artifact in artifacts {
        groups.entry(artifact.bytes.as_ptr().addr()).or_default().push(artifact);
    }
    groups.into_values().collect()
}

#[cfg(target_os = "linux")]
fn exchange(a: &Path, b: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}

/// Only an absent or empty folder, or one that we wrote, is ever replaced.
fn refuse_foreign(out: &Path) -> Result<(), Failure> {
    let shown = out.display();
    if out.is_symlink() || (out.exists() && !out.is_dir()) {
        return Err(Failure::world(text!("「{shown}」不是文件夹", "`{shown}` is not a folder")));
    }
    let is_empty = fs::read_dir(out).map_or(true, |mut entries| entries.next().is_none());
    if is_empty || out.join(MARKER).is_file() {
        return Ok(());
    }
    Err(Failure::world(text!(
        "「{shown}」里有别的东西，不会覆盖；用 --out 换一个文件夹，或先把它移走",
        "`{shown}` holds something else and is left alone; choose another folder with --out, or move it away"
    )))
}

fn failed(path: &Path, error: &std::io::Error) -> Failure {
    let shown = path.display();
    Failure::world(text!("「{shown}」写不进去：{error}", "`{shown}` can't be written: {error}"))
}
