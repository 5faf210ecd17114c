//! The words of the command line.

use std::path::PathBuf;

use biaochi::diag::Format;
use biaochi::schema::language::Keys;
use biaochi::text::Lang;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// A compiler for public-service standards: checks them, prints pocket books, builds a site with flowcharts and codes.
#[derive(Debug, Parser)]
#[command(name = "biaochi", version, propagate_version = true, after_help = EXIT_CODES)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong usage, 3 no usable handbook, 4 disk or port, 70 a bug of ours";

/// Options that stand before or after any command.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// Language of messages [default: from the locale, else zh]
    #[arg(long, global = true, env = "BIAOCHI_LANG", value_enum, hide_env_values = true)]
    pub(crate) lang: Option<Lang>,
    /// How findings are written
    #[arg(long, global = true, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
    /// From which severity on the exit code is 1 and nothing is built
    #[arg(long, global = true, value_enum, default_value_t = FailOn::Error)]
    pub(crate) fail_on: FailOn,
    /// Say nothing but findings and failures
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

/// A threshold of severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check a handbook and list every finding
    Check(CheckOptions),
    /// Check, then write the PDFs, the site, flowcharts and codes
    Build(BuildOptions),
    /// Show the site while it is being written, with live reload and findings
    Serve(ServeOptions),
    /// Print the JSON Schema of a kind of document
    Schema(SchemaOptions),
    /// Explain a finding: why, the clause it stems from, a bad and a good example
    Explain(ExplainOptions),
    /// List every code that a finding can have, with severity and title
    Rules,
    /// Start a handbook or a guide that passes its own check
    New(NewOptions),
    /// The ledger of printed codes
    Codes(CodesOptions),
    /// Print completions for a shell
    Completions(CompletionsOptions),
    /// Print the manual page
    Man,
}

#[derive(Debug, Args)]
pub(crate) struct Project {
    /// Folder of the handbook [default: the nearest biaochi.yaml upwards, or ./standards]
    pub(crate) path: Option<PathBuf>,
    /// Read figures and laws as of this day, YYYY-MM-DD [default: the edition's date]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    #[command(flatten)]
    pub(crate) project: Project,
}

#[derive(Debug, Args)]
pub(crate) struct BuildOptions {
    #[command(flatten)]
    pub(crate) project: Project,
    /// Folder to write; swapped in whole when everything is done
    #[arg(long, default_value = "dist")]
    pub(crate) out: PathBuf,
    /// Address that codes are printed with, in place of the manifest's
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// What to make [default: everything]
    #[arg(long, value_enum, value_delimiter = ',')]
    pub(crate) only: Vec<Only>,
}

/// An output on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Only {
    Site,
    Pdf,
}

#[derive(Debug, Args)]
pub(crate) struct ServeOptions {
    #[command(flatten)]
    pub(crate) project: Project,
    /// Port on this machine [default: the first free one from 3000]
    #[arg(long)]
    pub(crate) port: Option<u16>,
}

#[derive(Debug, Args)]
pub(crate) struct SchemaOptions {
    /// Kind of document, in Chinese or English [default: one schema for all kinds]
    pub(crate) kind: Option<String>,
    /// Which keys the schema has [default: those of the language of messages]
    #[arg(long, value_enum)]
    pub(crate) keys: Option<Keys>,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainOptions {
    /// Code of the finding, such as step-time [default: list all]
    pub(crate) code: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct NewOptions {
    #[command(subcommand)]
    pub(crate) what: NewWhat,
}

#[derive(Debug, Subcommand)]
pub(crate) enum NewWhat {
    /// A handbook in a new folder
    Handbook {
        /// The folder
        path: PathBuf,
    },
    /// A guide in the handbook at hand
    Guide {
        /// Its id: lower case letters, digits and hyphens
        id: String,
        /// Folder of the handbook [default: as for check]
        #[arg(long)]
        path: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct CodesOptions {
    #[command(subcommand)]
    pub(crate) what: CodesWhat,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CodesWhat {
    /// Give a code to every document that has none; codes once issued never change
    Issue {
        /// Folder of the handbook [default: as for check]
        path: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsOptions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

/// The language before anything is parsed: wrong usage must be told in some language too.
pub(crate) fn lang_before_parsing() -> Lang {
    let asked = std::env::var("BIAOCHI_LANG").ok();
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match asked.or(locale).as_deref() {
        Some(name) if name == "en" || name.starts_with("en_") || name.starts_with("en-") => Lang::En,
        _ => Lang::Zh,
    }
}

/// Help in Chinese for those who read Chinese. English stands in the declarations above.
pub(crate) fn localised(command: clap::Command, lang: Lang) -> clap::Command {
    if lang == Lang::En {
        return command;
    }
    let command = command
        .about("标尺：把公共服务标准编译成口袋书、网站、流程图和二维码，并逐条检查")
        .after_help("退出码：0 没有问题，1 有 --fail-on 及以上的问题，2 用法不对，3 没有可用的手册，4 磁盘或端口，70 标尺自己的毛病")
        .mut_arg("lang", |arg| arg.help("消息的语言 [默认：随系统，否则中文]"))
        .mut_arg("format", |arg| arg.help("问题清单的格式"))
        .mut_arg("fail_on", |arg| arg.help("从哪一级起退出码为 1 并且不生成"))
        .mut_arg("quiet", |arg| arg.help("只说问题和失败"));
    ABOUTS.iter().fold(command, |command, (name, about)| command.mut_subcommand(name, |sub| sub.about(*about)))
}

const ABOUTS: &[(&str, &str)] = &[
    ("check", "检查手册，列出全部问题"),
    ("build", "检查后写出 PDF、网站、流程图和二维码"),
    ("serve", "边写边看：网页自动刷新，问题显示在页面和终端里"),
    ("schema", "打印某种文件的 JSON Schema"),
    ("explain", "解释一个问题：为什么、依据、坏例子和好例子"),
    ("rules", "列出全部问题代码：级别和标题"),
    ("new", "新建手册或指南，建好就能通过检查"),
    ("codes", "二维码台账"),
    ("completions", "打印命令行补全"),
    ("man", "打印手册页"),
];
