//! A document's paragraphs, read as they pass: no tree is built.
//!
//! Deleted and moved-away text, hidden text, field codes and fallbacks are left out; tables of data become preformatted
//! lines, tables that lay a page out become their paragraphs.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::article::Role;
use crate::format::compose::Composer;
use crate::format::{Error, Limits};

/// Adds the document's paragraphs.
///
/// # Errors
/// [`Error::TooDeep`] beyond the limit.
pub fn compose(text: &str, limits: &Limits, to: &mut Composer) -> Result<(), Error> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut walk = Walk {
        to,
        depth: 0,
        skipped: None,
        open: Vec::new(),
        properties: false,
        words: false,
        hidden: false,
        tables: 0,
        table: Table::default(),
    };
    // What stands before the damage is still good.
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(tag) => {
                walk.depth += 1;
                if walk.depth > limits.depth {
                    return Err(Error::TooDeep {
                        limit: limits.depth,
                    });
                }
                if walk.skipped.is_none() {
                    walk.start(&tag);
                }
            }
            Event::Empty(tag) if walk.skipped.is_none() => walk.empty(&tag),
            Event::End(tag) => {
                let name = tag.local_name();
                walk.end(name.as_ref());
                walk.depth = walk.depth.saturating_sub(1);
            }
            Event::Text(words) => walk.text(&words),
            Event::CData(words) => walk.text(&words),
            Event::GeneralRef(name) => walk.text(&reference(&name)),
            _ => {}
        }
    }
    while !walk.open.is_empty() {
        walk.end_paragraph();
    }
    walk.end_table();
    Ok(())
}

/// The character that a reference in XML stands for; one that XML does not know is written out.
pub fn reference(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    match &**name {
        "amp" => "&".into(),
        "lt" => "<".into(),
        "gt" => ">".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        other => format!("&{other};"),
    }
}

/// A paragraph under way.
#[derive(Default)]
struct Paragraph {
    words: String,
    role: Role,
    item: bool,
}

/// A table's rows of cells, and its paragraphs in case it is none of data.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<String>>,
    paragraphs: Vec<(Role, String)>,
    /// Paragraphs in the cell under way, and in the fullest cell.
    cell: usize,
    fullest: usize,
}

struct Walk<'c> {
    to: &'c mut Composer,
    depth: usize,
    /// The level of an element nothing of which is read.
    skipped: Option<usize>,
    /// Paragraphs under way: text boxes stand within paragraphs.
    open: Vec<Paragraph>,
    /// Within a paragraph's properties.
    properties: bool,
    /// Within an element that holds words.
    words: bool,
    /// Within a run of hidden words.
    hidden: bool,
    /// Tables within tables.
    tables: usize,
    table: Table,
}

/// An attribute by its local name.
fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .filter_map(Result::ok)
        .take(50)
        .find(|a| a.key.local_name().as_ref() == name)
        .map(|a| a.value.to_string())
}

impl Walk<'_> {
    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "del" | "moveFrom" | "Fallback" | "instrText" | "delText" | "delInstrText" => {
                self.skipped = Some(self.depth);
            }
            "p" => self.open.push(Paragraph::default()),
            "pPr" => self.properties = true,
            "r" => self.hidden = false,
            "t" => self.words = true,
            "tbl" => self.tables += 1,
            "tr" if self.tables == 1 => self.table.rows.push(Vec::new()),
            "tc" if self.tables == 1 => {
                self.table.cell = 0;
                if let Some(row) = self.table.rows.last_mut() {
                    row.push(String::new());
                }
            }
            _ => self.empty(tag),
        }
    }

    /// What an element says that holds nothing.
    fn empty(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        if name.as_ref() == "vanish" {
            let off =
                value(tag, "val").is_some_and(|v| matches!(v.as_str(), "0" | "false" | "off"));
            self.hidden = !self.properties && !off;
            return;
        }
        let Some(paragraph) = self.open.last_mut() else {
            return;
        };
        match name.as_ref() {
            "pStyle" => {
                if let Some(style) = value(tag, "val") {
                    paragraph.role = role(&style).unwrap_or(paragraph.role);
                }
            }
            "outlineLvl"
                if paragraph.role == Role::Body && value(tag, "val").is_some_and(|v| v != "9") =>
            {
                paragraph.role = Role::Heading;
            }
            "numPr" => paragraph.item = true,
            "tab" if !self.properties => paragraph.words.push('\t'),
            "br" | "cr" => paragraph.words.push('\n'),
            "noBreakHyphen" => paragraph.words.push('-'),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(level) = self.skipped {
            if self.depth <= level {
                self.skipped = None;
            }
            return;
        }
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.properties = false,
            "r" => self.hidden = false,
            "t" => self.words = false,
            "tbl" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    self.end_table();
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, words: &str) {
        if self.words
            && !self.hidden
            && self.skipped.is_none()
            && let Some(paragraph) = self.open.last_mut()
        {
            paragraph.words.push_str(words);
        }
    }

    fn end_paragraph(&mut self) {
        self.properties = false;
        let Some(mut paragraph) = self.open.pop() else {
            return;
        };
        let words = paragraph.words.trim();
        if words.is_empty() {
            return;
        }
        if paragraph.item && paragraph.role == Role::Body {
            paragraph.words = format!("• {words}");
        }
        if self.tables == 0 {
            self.to.push(paragraph.role, &paragraph.words);
            return;
        }
        let table = &mut self.table;
        if let Some(cell) = table.rows.last_mut().and_then(|row| row.last_mut()) {
            if !cell.is_empty() {
                cell.push(' ');
            }
            let words: Vec<&str> = paragraph.words.split_whitespace().collect();
            cell.push_str(&words.join(" "));
        }
        table.cell += 1;
        table.fullest = table.fullest.max(table.cell);
        table.paragraphs.push((paragraph.role, paragraph.words));
    }

    fn end_table(&mut self) {
        let table = std::mem::take(&mut self.table);
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        if table.rows.len() >= 2 && columns >= 2 && table.fullest <= 2 {
            let rows: Vec<String> = table.rows.iter().map(|row| row.join("\t")).collect();
            self.to.push(Role::Preformatted, &rows.join("\n"));
            return;
        }
        for (role, words) in &table.paragraphs {
            self.to.push(*role, words);
        }
    }
}

/// What a paragraph's style makes of it; the names are those of word processors in several languages.
fn role(style: &str) -> Option<Role> {
    let style: String = style
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '_'))
        .collect();
    let style = style.to_lowercase();
    let starts = |names: &[&str]| names.iter().any(|name| style.starts_with(name));
    match () {
        () if matches!(
            style.as_str(),
            "title" | "titel" | "titre" | "ttulo" | "título" | "titolo" | "headline"
        ) =>
        {
            Some(Role::Headline)
        }
        () if style.starts_with("byline") => Some(Role::Body),
        () if starts(&[
            "heading",
            "berschrift",
            "überschrift",
            "titre",
            "ttulo",
            "título",
            "titolo",
            "kop",
            "subtitle",
            "untertitel",
        ]) =>
        {
            Some(Role::Heading)
        }
        () if starts(&["caption", "beschriftung", "lgende", "légende"]) => Some(Role::Caption),
        () if starts(&["htmlpreformatted", "code"]) => Some(Role::Preformatted),
        () => None,
    }
}
