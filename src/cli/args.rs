//! The words of the command line; what they say in Chinese stands in `help`.

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
    /// Lay out the files: fields in order, one sentence on a line, comments kept, no meaning changed
    Fmt(FmtOptions),
    /// Show the site while it is being written, with live reload and findings
    Serve(ServeOptions),
    /// Print the JSON Schema of a kind of document, or of findings
    Schema(SchemaOptions),
    /// Explain a finding: why, the clause it stems from, a bad and a good example
    Explain(ExplainOptions),
    /// List every code that a finding can have, with severity and title
    Rules,
    /// Start a handbook or a guide that passes its own check
    New(NewOptions),
    /// The ledger of printed codes
    Codes(CodesOptions),
    /// Tell whether a published folder is whole and as it was built
    Verify(VerifyOptions),
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
    /// The ledger of the last release: a row of it that is gone or changed is an error
    #[arg(long, value_name = "FILE")]
    pub(crate) released: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    #[command(flatten)]
    pub(crate) project: Project,
    /// Leave out the findings of this file, so that only new ones fail
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write the findings to this file, for --baseline
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub(crate) save_baseline: Option<PathBuf>,
    /// Put safe fixes into the files: those that change the writing, never the meaning
    #[arg(long)]
    pub(crate) fix: bool,
    /// With --fix: show the changes as a diff and write nothing
    #[arg(long, requires = "fix")]
    pub(crate) dry_run: bool,
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
    /// A designer's templates: what stands in DIR/print stands in for ours of the same name
    #[arg(long, value_name = "DIR")]
    pub(crate) templates: Option<PathBuf>,
}

/// An output on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Only {
    Site,
    Pdf,
}

#[derive(Debug, Args)]
pub(crate) struct FmtOptions {
    /// Folder of the handbook, or a single file [default: as for check]
    #[arg(value_name = "PATH")]
    pub(crate) target: Option<PathBuf>,
    /// Write nothing; report the files that are not laid out, with exit code 1
    #[arg(long)]
    pub(crate) check: bool,
    /// Turn all keys into Chinese or English ones; values stay
    #[arg(long = "keys", value_enum, value_name = "LANG")]
    pub(crate) convert: Option<Keys>,
}

#[derive(Debug, Args)]
pub(crate) struct ServeOptions {
    #[command(flatten)]
    pub(crate) project: Project,
    /// Port on this machine [default: the first free one from 3000]
    #[arg(long)]
    pub(crate) port: Option<u16>,
    /// A designer's templates: what stands in DIR/print stands in for ours of the same name
    #[arg(long, value_name = "DIR")]
    pub(crate) templates: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct SchemaOptions {
    /// Kind of document, in Chinese or English, or `findings` for what --format json writes [default: one schema for all kinds]
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
    /// A folder with our print templates, to change them and build with --templates
    Templates {
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
pub(crate) struct VerifyOptions {
    /// Folder that `build` wrote
    #[arg(default_value = "dist")]
    pub(crate) dist: PathBuf,
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
    /// Read every QR code of a built site and its PDFs as a phone does, and tell whether each leads to its page
    Verify {
        /// Folder that `biaochi build` wrote
        #[arg(default_value = "dist")]
        dist: PathBuf,
        /// Folder of the handbook [default: as for check]
        #[arg(long)]
        path: Option<PathBuf>,
    },
    /// Print rules by which a server leads every code to its page, in small letters and capitals, with or without a slash
    Export {
        /// For which server
        #[arg(long = "for", value_name = "SERVER")]
        server: Server,
        /// Folder of the handbook [default: as for check]
        #[arg(long)]
        path: Option<PathBuf>,
    },
    /// Lead the code of what has another id now, or has become part of another document, to where it is
    Move {
        /// What the ledger calls it: the former id, books/ID, places/TABLE/PLACE
        from: String,
        /// What it is called now
        to: String,
        /// Folder of the handbook [default: as for check]
        #[arg(long)]
        path: Option<PathBuf>,
    },
    /// Note that a book was printed: its edition and every code in it, as it is now
    Record {
        /// Id of the book in the manifest
        book: String,
        /// How many copies
        #[arg(long)]
        copies: Option<u32>,
        /// When, YYYY-MM-DD [default: the date of its edition]
        #[arg(long)]
        date: Option<String>,
        /// Folder of the handbook [default: as for check]
        #[arg(long)]
        path: Option<PathBuf>,
    },
    /// Tell on which paper a document stands, in the books of today and in those that were printed
    Impact {
        /// Id of a document, a book or a place, or a printed code
        id: String,
        /// Folder of the handbook [default: as for check]
        #[arg(long)]
        path: Option<PathBuf>,
    },
}

/// A server that can be given rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Server {
    Nginx,
    Caddy,
    Redirects,
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
