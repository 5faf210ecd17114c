//! The small handbook that tests change and check: the same files that `biaochi new handbook` writes.

use std::collections::BTreeMap;
use std::path::Path;

use biaochi::Input;
use biaochi::diag::{Report, Severity};
use biaochi::source::{Content, SourceFile};

/// A small drawing for bodies to show, 240 by 120 pixels.
pub const PICTURE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="240" height="120" viewBox="0 0 240 120">
<path d="M20 100V60H120V30H220" fill="none" stroke="black" stroke-width="4"/>
<circle cx="20" cy="100" r="8"/><rect x="205" y="20" width="30" height="20" fill="gray"/>
<text x="150" y="20" font-size="16">窗口</text></svg>
"#;

/// Files by path.
#[derive(Clone)]
pub struct Handbook(pub BTreeMap<String, Vec<u8>>);

impl Handbook {
    /// The files of `templates/new`.
    pub fn new() -> Self {
        Self::read(&root().join("templates/new"))
    }

    /// The demonstration handbook.
    pub fn demonstration() -> Self {
        Self::read(&root().join("standards"))
    }

    fn read(folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(folder) {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(path, std::fs::read(entry.path()).unwrap());
            }
        }
        Self(files)
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.0[path].clone()).unwrap()
    }

    /// With a file changed.
    pub fn with(mut self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.0.insert(path.to_owned(), content.into());
        self
    }

    /// With words of a file replaced; they must be there.
    pub fn replacing(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        assert!(text.contains(from), "{path} does not hold {from}");
        let changed = text.replacen(from, to, 1);
        self.with(path, changed)
    }

    pub fn input(&self) -> Input {
        let file = |(path, bytes): (&String, &Vec<u8>)| SourceFile {
            path: path.clone(),
            content: Content::Bytes(bytes.clone()),
        };
        Input { sources: self.0.iter().map(file).collect(), ..Input::default() }
    }

    pub fn check(&self) -> Report {
        biaochi::analyse(&self.input()).1
    }

    /// On disk, for the command.
    pub fn write(&self, folder: &Path) {
        for (path, bytes) in &self.0 {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }
}

/// The repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// `file:line:column code` of each finding, in order.
pub fn places(report: &Report) -> Vec<String> {
    let place = |finding: &&biaochi::diag::Diagnostic| {
        let source = report.source(finding.span.source);
        let (line, column) = source.line_and_column(finding.span.start);
        format!("{}:{line}:{column} {}", source.path, finding.code.id)
    };
    report.findings().iter().map(place).collect()
}

/// The codes of all findings.
pub fn codes(report: &Report) -> Vec<&'static str> {
    report.findings().iter().map(|finding| finding.code.id).collect()
}

/// Whether nothing at all was found; says what was.
pub fn assert_clean(report: &Report) {
    assert!(!report.has(Severity::Warning), "{:#?}", report.findings());
}
