//! Pictures of bodies: found among the handbook's files, looked into, given their place on the site.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, Report};
use crate::model::load::Written;
use crate::source::{Content, MAX_BYTES, Span};
use crate::syntax::markdown::{Block, Reference};
use crate::syntax::picture::{self, Refusal, Size};
use crate::syntax::{PICTURE, UNSAFE_PICTURE};
use crate::text::{Text, did_you_mean};
use crate::{fonts, text};

/// A picture that can be shown and printed.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The file as it is.
    pub bytes: Arc<[u8]>,
    /// Its pixels.
    pub size: Size,
}

/// Gives every picture of every body its path and size, and keeps the files that are shown.
pub(super) fn link(
    documents: &mut [Written],
    files: &BTreeMap<String, Content>,
    report: &mut Report,
) -> BTreeMap<String, Picture> {
    let mut pictures = BTreeMap::new();
    for written in documents {
        let folder = report.source(written.source).path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        for reference in &written.body.references {
            let Reference::Picture(src) = &reference.value else { continue };
            match find(src, &folder, files) {
                Some((path, _)) if pictures.contains_key(path) => {}
                Some((path, content)) => match look(path, content) {
                    Ok(picture) => {
                        check_words(path, &picture, reference.span, report);
                        pictures.insert(path.to_owned(), picture);
                    }
                    Err(refusal) => report.push(refused(refusal, reference.span)),
                },
                None => report.push(missing(src, files, reference.span)),
            }
        }
        for block in &mut written.body.blocks {
            place(block, &folder, files, &pictures);
        }
    }
    pictures
}

/// The words of a drawing are printed, so every character must have a glyph.
fn check_words(path: &str, picture: &Picture, span: Span, report: &mut Report) {
    if path.to_ascii_lowercase().ends_with(".svg") {
        fonts::check(&picture::svg_words(&picture.bytes), |_| span, report);
    }
}

/// The file of an address that starts at the handbook's folder, or else at the folder of the file it stands in.
fn find<'f>(src: &str, folder: &str, files: &'f BTreeMap<String, Content>) -> Option<(&'f str, &'f Content)> {
    let paths = [join("", src), join(folder, src)];
    paths
        .into_iter()
        .flatten()
        .find_map(|path| files.get_key_value(&path))
        .map(|(path, content)| (path.as_str(), content))
}

/// A path from a folder, `.` and `..` walked; `None` when it leaves the handbook.
fn join(folder: &str, src: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in src.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn look(path: &str, content: &Content) -> Result<Picture, Refusal> {
    let bytes = match content {
        Content::Bytes(bytes) if bytes.len() as u64 <= MAX_BYTES => bytes,
        Content::Bytes(bytes) => return Err(too_large(bytes.len() as u64)),
        Content::TooLarge(size) => return Err(too_large(*size)),
        Content::Unreadable(why) => {
            let message = text!("图片读不出来：{why}", "the picture can't be read: {why}");
            return Err(Refusal::Broken(message, text!("检查文件的权限", "check the file's permissions")));
        }
        Content::Link => unreachable!("a link was reported when the files were read, and is no picture"),
    };
    let size = picture::read(path, bytes)?;
    Ok(Picture { bytes: bytes.as_slice().into(), size })
}

fn too_large(size: u64) -> Refusal {
    let (size, limit) = (size.div_ceil(1000), MAX_BYTES / 1000);
    Refusal::Broken(
        text!(
            "图片有 {size} KB，超过了 {limit} KB 的上限",
            "the picture has {size} KB, more than the limit of {limit} KB"
        ),
        text!("缩小图片再放进来", "make the picture smaller"),
    )
}

fn refused(refusal: Refusal, span: Span) -> Diagnostic {
    let (code, message, help): (_, Text, Text) = match refusal {
        Refusal::Broken(message, help) => (&PICTURE, message, help),
        Refusal::Unsafe(message, help) => (&UNSAFE_PICTURE, message, help),
    };
    Diagnostic::new(code, span, message).help(help)
}

fn missing(src: &str, files: &BTreeMap<String, Content>, span: Span) -> Diagnostic {
    let finding =
        Diagnostic::new(&PICTURE, span, text!("手册里没有图片「{src}」", "the handbook has no picture `{src}`"));
    let near = did_you_mean(src, files.keys().map(String::as_str));
    finding.help(match near {
        Some(near) => text!("是不是「{near}」？", "did you mean `{near}`?"),
        None => text!(
            "把图片放进手册文件夹，路径从手册文件夹写起，大小写要一致",
            "put the picture into the handbook's folder and write its path from there, capitals included"
        ),
    })
}

fn place(block: &mut Block, folder: &str, files: &BTreeMap<String, Content>, pictures: &BTreeMap<String, Picture>) {
    if let Block::Picture { src, path, width, height, .. } = block {
        let Some((found, _)) = find(src, folder, files) else { return };
        let Some(picture) = pictures.get(found) else { return };
        found.clone_into(src);
        *path = format!("media/{found}");
        (*width, *height) = (picture.size.width, picture.size.height);
        return;
    }
    block.children_mut().into_iter().for_each(|block| place(block, folder, files, pictures));
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn a_path_stays_in_the_handbook() {
        assert_eq!(join("guides", "../images/a.svg").as_deref(), Some("images/a.svg"));
        assert_eq!(join("", "./images/a.svg").as_deref(), Some("images/a.svg"));
        assert_eq!(join("guides", "../../a.svg"), None);
        assert_eq!(join("", "../a.svg"), None);
    }
}
