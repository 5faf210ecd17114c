//! `new`: a handbook or a guide that passes its own check.

use std::fs;
use std::path::Path;

use biaochi::link::Handbook;
use biaochi::schema::formats;
use biaochi::schema::language::Keys;
use biaochi::text;
use biaochi::text::Lang;

use super::args::{NewOptions, NewWhat};
use super::{Done, Failure, Outcome, codes, disk, schema, terminal};

/// Declares the files of a new handbook.
macro_rules! files {
    ($($path:literal),* $(,)?) => {
        /// A small handbook, complete and clean, by path.
        const FILES: &[(&str, &str)] = &[$(($path, include_str!(concat!("../../templates/new/", $path)))),*];
    };
}

files! {
    "biaochi.yaml", "bundles/two.yaml", "calendar/holidays.yaml", "checklists/list.yaml", "codes.csv",
    "conduct/two.yaml", "figures/figures.yaml", "guides/sample.md", "guides/second.md", "indicators/safety.yaml",
    "lists/services.yaml", "notes/notes.yaml", "organisations/offices.yaml", "places/windows.csv",
    "places/windows.yaml", "procedures/turning.yaml", "register/laws.yaml", "register/standards.yaml",
    "standards/sample.md",
    "systems/system.yaml", "terms/terms.yaml", "videos/videos.yaml", "withdrawals/ended.yaml",
}

/// Where editors find the schema; folders that start with a dot hold no standards.
const SCHEMA: &str = ".biaochi/schema.json";

/// Settings for the commonest editor: spaces, line ends, and which files the schema is for.
const EDITOR: &str = r#"{
  "files.encoding": "utf8",
  "files.eol": "\n",
  "editor.insertSpaces": true,
  "editor.tabSize": 2,
  "editor.unicodeHighlight.ambiguousCharacters": false,
  "yaml.schemas": { ".biaochi/schema.json": ["*.yaml", "*/*.yaml"] }
}
"#;

/// The guide that a new one starts from.
const GUIDE: &str = include_str!("../../templates/new/guides/sample.md");

/// Runs the sub-command.
pub(crate) fn run(options: &NewOptions, lang: Lang) -> Done {
    match &options.what {
        NewWhat::Handbook { path } => handbook(path, lang),
        NewWhat::Templates { path } => templates(path, lang),
        NewWhat::Guide { id, path } => guide(&disk::root(path.as_deref())?, id, lang),
    }
}

fn handbook(folder: &Path, lang: Lang) -> Done {
    let shown = folder.display();
    let taken = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if taken {
        return Err(Failure::world(text!(
            "「{shown}」里已经有东西，换一个文件夹",
            "`{shown}` is not empty, choose another folder"
        )));
    }
    for (path, content) in FILES {
        let to_root = "../".repeat(path.matches('/').count());
        // Editors that know the YAML language server complete and check by this line.
        let line = format!("# yaml-language-server: $schema={to_root}{SCHEMA}\n");
        let line = if path.ends_with(".yaml") { line.as_str() } else { "" };
        create(&folder.join(path), &format!("{line}{content}"))?;
    }
    create(&folder.join(SCHEMA), &format!("{:#}\n", schema::all(Keys::Zh)))?;
    create(&folder.join(".vscode/settings.json"), EDITOR)?;
    terminal::say(&match lang {
        Lang::Zh => format!("新建了手册「{shown}」；试试「biaochi check {shown}」和「biaochi serve {shown}」"),
        Lang::En => format!("made the handbook `{shown}`; try `biaochi check {shown}` and `biaochi serve {shown}`"),
    });
    Ok(Outcome::Clean)
}

fn templates(folder: &Path, lang: Lang) -> Done {
    for (name, text) in biaochi::render::print::templates() {
        create(&folder.join("print").join(name), text)?;
    }
    let shown = folder.display();
    terminal::say(&match lang {
        Lang::Zh => format!("模板写在「{shown}/print」；只留下要改的，用「biaochi build --templates {shown}」套用"),
        Lang::En => {
            format!(
                "the templates are in `{shown}/print`; keep what you change and use `biaochi build --templates {shown}`"
            )
        }
    });
    Ok(Outcome::Clean)
}

fn guide(root: &Path, id: &str, lang: Lang) -> Done {
    let format = formats::FORMATS.iter().find(|format| format.name == "biaochi-id").expect("ids have a format");
    if let Err(misread) = (format.read)(id) {
        let (zh, en) = (
            format!("{}；{}", misread.message.zh, misread.help.zh),
            format!("{}; {}", misread.message.en, misread.help.en),
        );
        return Err(Failure { outcome: Outcome::Usage, text: text!("{zh}", "{en}") });
    }
    let handbook = disk::handbook(root)?;
    if handbook.coded_ids().any(|taken| taken == id) {
        return Err(Failure {
            outcome: Outcome::Usage, text: text!("编号「{id}」已经有了", "the id `{id}` is taken")
        });
    }
    let path = root.join("guides").join(format!("{id}.md"));
    create(&path, &fitted(&handbook, id))?;
    codes::issue(root)?;
    let shown = path.display();
    terminal::say(&match lang {
        Lang::Zh => format!("新建了「{shown}」并发了码；照着例子改成您的内容"),
        Lang::En => format!("made `{shown}` and issued its code; replace the example by your content"),
    });
    Ok(Outcome::Clean)
}

/// The sample guide with the id asked for and with names that this handbook knows.
fn fitted(handbook: &Handbook, id: &str) -> String {
    let line = handbook.manifest.lines.first().map_or("", |line| line.name.as_str());
    let law =
        handbook.registers.iter().flat_map(|register| &register.document.entries).find(|entry| entry.until.is_none());
    let law = law.map_or("", |entry| entry.name.as_str());
    let figure = handbook.index.figures.keys().next();
    let (day, reviewed) = (handbook.manifest.edition.date.to_string(), handbook.manifest.edition.date.to_string());
    let mut out = String::new();
    for text_line in GUIDE.lines() {
        let value = |key: &str, value: &str| format!("{key}: {value}");
        let replaced = match text_line.split_once(':').map(|(key, _)| key) {
            Some("编号") => value("编号", id),
            Some("名称") => value("名称", &format!("示例事项（{id}）")),
            Some("条线") => value("条线", line),
            Some("施行") => value("施行", &day),
            Some("复审") => format!("复审: {{每: 6 个月, 上次: {reviewed}}}"),
            Some("  - {日期") => format!("  - {{日期: {day}, 类别: 立, 说明: 首次编写}}"),
            Some("依据") => format!("依据: [\"{law}\"]"),
            _ => text_line.to_owned(),
        };
        let replaced = match figure {
            Some(name) => replaced.replace("{{低保标准}}", &format!("{{{{{name}}}}}")),
            None => replaced.replace("{{低保标准}}", ""),
        };
        out += &replaced;
        out.push('\n');
    }
    out
}

fn create(path: &Path, content: &str) -> Result<(), Failure> {
    let shown = path.display();
    let failed = |error: std::io::Error| {
        Failure::world(text!("「{shown}」写不进去：{error}", "`{shown}` can't be written: {error}"))
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
    std::io::Write::write_all(&mut file, content.as_bytes()).map_err(failed)
}
