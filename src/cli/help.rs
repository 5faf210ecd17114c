//! Help in Chinese, for those who read Chinese. The English stands with the declarations in `args`.

use biaochi::text::Lang;
use clap::{Arg, ArgAction, Command};

/// The command line in a language.
pub(crate) fn localised(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::En => command,
        Lang::Zh => chinese(command, ""),
    }
}

const TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

const EXIT_CODES: &str =
    "退出码：0 没有问题，1 有 --fail-on 及以上的问题，2 用法不对，3 没有可用的手册，4 磁盘或端口，70 标尺自己的毛病";

/// One command and all below it; `path` is how it is called, without the program's name.
fn chinese(command: Command, path: &str) -> Command {
    let about = COMMANDS.iter().find(|(name, _)| *name == path).map_or("", |(_, about)| about);
    let mut command = command
        .about(about)
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::HelpShort).help("显示帮助"))
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "参数" } else { "选项" };
            let help = ARGUMENTS.iter().find(|(name, _)| arg.get_id() == name).map(|(_, help)| *help);
            let arg = arg.help_heading(heading);
            match help {
                Some(help) => arg.help(help).long_help(help),
                None => arg,
            }
        });
    if path.is_empty() {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command
            .disable_version_flag(true)
            .arg(version.help("显示版本").help_heading("选项"))
            .after_help(EXIT_CODES);
    }
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        let below = if path.is_empty() { name.clone() } else { format!("{path} {name}") };
        command.mut_subcommand(&name, |sub| chinese(sub, &below))
    })
}

/// What each command is for, by how it is called.
const COMMANDS: &[(&str, &str)] = &[
    ("", "标尺：把公共服务标准编译成口袋书、网站、流程图和二维码，并逐条检查"),
    ("check", "检查手册，列出全部问题"),
    ("build", "检查后写出 PDF、网站、流程图和二维码"),
    ("fmt", "整理排版：各项按次序，正文一句一行，注释保留，意思不变"),
    ("serve", "边写边看：网页自动刷新，问题显示在页面和终端里"),
    ("schema", "打印某种文件或检查结果的 JSON Schema"),
    ("explain", "解释一个问题：为什么、依据、坏例子和好例子"),
    ("rules", "列出全部问题代码：级别和标题"),
    ("new", "新建手册或指南，建好就能通过检查"),
    ("new handbook", "在新文件夹里新建一本手册"),
    ("new templates", "把内置的印刷模板写进一个文件夹，改好后用 --templates 套用"),
    ("new guide", "在手册里新建一份指南并发码"),
    ("verify", "核对发布出去的文件夹：少没少、改没改、多没多"),
    ("codes", "二维码台账"),
    ("codes issue", "给还没有码的文件发码；发过的码永不更改"),
    ("codes verify", "像手机一样读网站和 PDF 上的每个二维码，看是不是都通到自己的网页"),
    ("codes export", "打印服务器的规则：每个码不论大小写、有没有斜杠都到自己的页面"),
    ("codes move", "编号改了、两份并成一份：让原来的码通到现在的文件，印过的照样能扫"),
    ("codes record", "记一笔：这本书印了，哪一版、多少份、里面有哪些码"),
    ("codes impact", "一份文件印在哪些纸上，现在的和印过的；改动、停办之前先看"),
    ("completions", "打印命令行补全"),
    ("man", "打印手册页"),
];

/// What each argument is, by its name; the same name means the same everywhere.
const ARGUMENTS: &[(&str, &str)] = &[
    ("lang", "消息的语言 [默认：随系统，否则中文]"),
    ("format", "问题清单的格式"),
    ("fail_on", "从哪一级起退出码为 1 并且不生成"),
    ("quiet", "只说问题和失败"),
    ("path", "手册所在的文件夹 [默认：向上最近的 biaochi.yaml，或 ./standards]"),
    ("target", "手册所在的文件夹，或者一个文件 [默认：与 check 相同]"),
    ("check", "只看不写：列出没排好的文件，有就退出码为 1"),
    ("convert", "把键全部换成中文（zh）或英文（en），值不变"),
    ("dist", "「biaochi build」写出的文件夹 [默认：dist]"),
    ("released", "上一次发布的台账：里面的行少了、改了就是错误"),
    ("server", "给哪种服务器：nginx、caddy 或 _redirects 文件"),
    ("as_of", "按这一天读取数额和法律，写成 2026-01-01 [默认：版次日期]"),
    ("baseline", "不列这个文件里的老问题，只有新问题算数"),
    ("save_baseline", "把现有问题写进这个文件，供 --baseline 用"),
    ("fix", "直接改好能放心改的地方：只改写法，不改意思"),
    ("dry_run", "配合 --fix：只显示怎么改，不写文件"),
    ("out", "写到哪个文件夹；全部完成后整体替换"),
    ("base_url", "二维码里印的网址，代替手册里写的"),
    ("only", "只做哪一种 [默认：全部]"),
    ("templates", "设计师的模板文件夹：里面 print/ 下的文件代替同名的内置模板"),
    ("port", "本机端口 [默认：从 3000 起第一个空着的]"),
    ("kind", "文件类型，中文或英文；写「问题」是 --format json 的输出 [默认：全部类型合成一份]"),
    ("keys", "模式里用哪种键 [默认：随消息的语言]"),
    ("code", "问题的代码，如 step-time [默认：全部列出]"),
    ("id", "编号：小写字母、数字和连字符"),
    ("from", "台账里原来的写法：旧编号、books/编号、places/表/编号"),
    ("to", "现在的编号"),
    ("book", "手册里「书」的编号"),
    ("copies", "印了多少份"),
    ("date", "哪一天印的，写成 2026-01-01 [默认：这本书的版次日期]"),
    ("shell", "哪种命令行"),
];

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Cli;

    #[test]
    fn every_command_and_argument_is_told_in_chinese() {
        fn look(command: &Command, path: &str) {
            assert!(COMMANDS.iter().any(|(name, _)| *name == path), "the command `{path}`");
            for arg in command.get_arguments().filter(|arg| !matches!(arg.get_id().as_str(), "help" | "version")) {
                assert!(ARGUMENTS.iter().any(|(name, _)| arg.get_id() == name), "the argument `{}`", arg.get_id());
            }
            for sub in command.get_subcommands() {
                look(sub, format!("{path} {}", sub.get_name()).trim_start());
            }
        }
        look(&Cli::command(), "");
    }
}
