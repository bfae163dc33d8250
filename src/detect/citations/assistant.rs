//! What chat assistants leave in a copied answer: private-use characters around `cite` and ids, the same
//! with its glyphs lost, `【4:0†source】`, `:contentReference[oaicite:0]{index=0}`, `[cite: 1, 2]`,
//! `[cite_start]`, `<cite index="…">`, `[web:12]`, `[oai_citation:0‡name](…)`,
//! and a linked name with `utm_source=chatgpt.com`.

use super::reference_list::ReferenceList;
use super::{Citation, Family, Pointer, Unresolved, numbers};
use crate::text::{Article, Paragraph, Span, search};

/// The most bytes of one marker.
const LONGEST: usize = 600;

/// Appends the markers of `paragraph` to `out`.
pub(super) fn find(article: &Article, paragraph: &Paragraph, list: &ReferenceList, out: &mut Vec<Citation>) {
    let text = &*article.text;
    let line = paragraph.span;
    let body = article.slice(line);
    // Each form has a part that nothing else has.
    for form in [
        Form::PrivateUse,
        Form::Lost,
        Form::Lenticular,
        Form::Content,
        Form::Cite,
        Form::Tag,
        Form::Linked,
        Form::Web,
        Form::Post,
        Form::Outlet,
    ] {
        for at in search::places(body, form.needle()) {
            let start = line.start + at as u32;
            let Some((span, items)) = form.read(text, line, start) else { continue };
            if items.is_empty() || span.start < line.start {
                continue;
            }
            let missing = if list.entries.is_empty() { Unresolved::NoList } else { Unresolved::NotListed };
            let resolve = |label: &str| match label.parse::<u32>() {
                Ok(number) if list.numbers().is_some() && form == Form::Cite => list.labelled(number),
                _ => Err(missing),
            };
            let pointers = items.into_iter().map(|(span, label)| {
                let reference = resolve(&label);
                Pointer::new(span, label, reference)
            });
            out.push(Citation {
                span,
                family: Family::Assistant,
                narrative: false,
                pointers: pointers.collect(),
                rule: "an assistant's own mark",
                confidence: 0.97,
            });
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `\u{e200}cite\u{e202}turn1view0\u{e201}`.
    PrivateUse,
    /// The same without its glyphs: `citeturn1view0turn1view1`.
    Lost,
    /// `【4:0†source】`.
    Lenticular,
    /// `:contentReference[oaicite:0]{index=0}`.
    Content,
    /// `[cite: 1, 2]` and `[cite_start]`.
    Cite,
    /// `<cite index="1-2">`.
    Tag,
    /// `([name](https://…?utm_source=chatgpt.com))`.
    Linked,
    /// `[web:12]`.
    Web,
    /// `[post:3]`.
    Post,
    /// `[oai_citation:0‡name](https://…)`.
    Outlet,
}

/// Up to `far` bytes before byte `at`, on its line.
fn near(text: &str, line: Span, at: u32, far: u32) -> Span {
    let from = text.floor_char_boundary(at.saturating_sub(far) as usize) as u32;
    Span::new(from.max(line.start), at)
}

type Items = Vec<(Span, String)>;

impl Form {
    const fn needle(self) -> &'static str {
        match self {
            Self::PrivateUse => "\u{e200}",
            Self::Lost => "citeturn",
            Self::Lenticular => "†",
            Self::Content => ":contentReference[oaicite:",
            Self::Cite => "[cite",
            Self::Tag => "<cite",
            Self::Linked => "utm_source=chatgpt.com",
            Self::Web => "[web:",
            Self::Post => "[post:",
            Self::Outlet => "[oai_citation:",
        }
    }

    #[allow(clippy::too_many_lines, reason = "one arm a form")]
    /// The marker whose needle stands at byte `at`.
    fn read(self, text: &str, line: Span, at: u32) -> Option<(Span, Items)> {
        let rest = Span::new(at, line.end).slice(text);
        let rest = rest.get(..rest.floor_char_boundary(LONGEST)).unwrap_or(rest);
        let piece = |from: usize, part: &str| {
            let start = at + from as u32;
            (Span::new(start, start + part.len() as u32), part.to_owned())
        };
        match self {
            Self::PrivateUse => {
                let end = rest.find('\u{e201}')?;
                let mut from = 0;
                let mut items = Vec::new();
                for part in rest.get(..end)?.split(&['\u{e200}', '\u{e202}'][..]) {
                    if !part.is_empty() && part != "cite" && part != "filecite" {
                        items.push(piece(from, part));
                    }
                    // Each of the two characters has three bytes.
                    from += part.len() + 3;
                }
                Some((Span::new(at, at + end as u32 + 3), items))
            }
            Self::Lost => {
                let body = rest.get(4..)?;
                let len = body.bytes().take_while(u8::is_ascii_alphanumeric).count();
                let mut starts: Vec<usize> = search::places(body.get(..len)?, "turn").collect();
                starts.push(len);
                let items: Items = starts
                    .windows(2)
                    .filter_map(|pair| match pair {
                        [from, to] => Some(piece(4 + from, body.get(*from..*to)?)),
                        _ => None,
                    })
                    .collect();
                let sound = items.iter().all(|(_, id)| {
                    id.ends_with(|c: char| c.is_ascii_digit())
                        && id.get(4..5).is_some_and(|c| c.parse::<u8>().is_ok())
                });
                let before = Span::new(line.start, at).slice(text);
                let start = at - if before.ends_with("file") { 4 } else { 0 };
                sound.then(|| (Span::new(start, at + 4 + len as u32), items))
            }
            Self::Lenticular => {
                let near = near(text, line, at, 120);
                let before = near.slice(text);
                let open = before.rfind('【')?;
                let close = rest.find('】').filter(|close| *close < 200)?;
                let start = near.start + open as u32 + '【'.len_utf8() as u32;
                let id = Span::new(start, at);
                let name = id.slice(text);
                let fits = name.starts_with(|c: char| c.is_ascii_digit() || c == 'F')
                    && !name.contains(&['】', ' '][..]);
                fits.then(|| {
                    (Span::new(near.start + open as u32, at + close as u32 + 3), vec![(id, name.to_owned())])
                })
            }
            Self::Content => {
                let close = rest.find(']')?;
                let mut end = close + 1;
                if let Some(tail) = rest.get(end..).and_then(|tail| tail.strip_prefix("{index=")) {
                    end += tail.find('}').map_or(0, |shut| shut + 8);
                }
                let from = ":contentReference[".len();
                Some((Span::new(at, at + end as u32), vec![piece(from, rest.get(from..close)?)]))
            }
            Self::Cite => {
                let close = rest.find(']')?;
                let inner = rest.get(5..close)?;
                if inner == "_start" {
                    return Some((Span::new(at, at + close as u32 + 1), vec![piece(1, "cite_start")]));
                }
                let body = inner.strip_prefix(':')?;
                let from = 5 + inner.len() - body.len();
                let read = numbers::read(text, Span::new(at + from as u32, at + close as u32))?;
                let mut items = Vec::new();
                for item in &read {
                    items.extend((item.first..=item.last).map(|n| (item.span, n.to_string())));
                }
                Some((Span::new(at, at + close as u32 + 1), items))
            }
            Self::Tag => {
                let close = rest.find('>')?;
                let ids = search::around(rest.get(..close)?, "index=")?.1;
                let ids = ids.trim_matches(&['"', '\'', '\\'][..]);
                let from = search::find(rest, ids)?;
                (!ids.is_empty()).then(|| (Span::new(at, at + close as u32 + 1), vec![piece(from, ids)]))
            }
            Self::Web | Self::Post => {
                let close = rest.find(']')?;
                let id = rest.get(1..close)?;
                let fits = id.split_once(':')?.1.parse::<u32>().is_ok();
                fits.then(|| (Span::new(at, at + close as u32 + 1), vec![piece(1, id)]))
            }
            Self::Outlet => {
                let from = search::find(rest, "](")? + 2;
                let close = from + rest.get(from..)?.find(')')?;
                Some((Span::new(at, at + close as u32 + 1), vec![piece(from, rest.get(from..close)?)]))
            }
            Self::Linked => {
                let near = near(text, line, at, LONGEST as u32);
                let before = near.slice(text);
                let address = search::last(before, "](")?;
                let open = before.get(..address)?.rfind('[')?;
                let wrapped = before.get(..open)?.ends_with('(')
                    && rest
                        .find(')')
                        .is_some_and(|shut| rest.get(shut + 1..).is_some_and(|r| r.starts_with(')')));
                let shut = rest.find(')')?;
                let target = before.get(address + 2..)?.trim_end_matches(&['?', '&'][..]);
                let start = near.start + address as u32 + 2;
                let span = Span::new(
                    near.start + open as u32 - u32::from(wrapped),
                    at + shut as u32 + 1 + u32::from(wrapped),
                );
                Some((span, vec![(Span::new(start, start + target.len() as u32), target.to_owned())]))
            }
        }
    }
}
