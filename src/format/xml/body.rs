//! An element's markup made paragraphs: XHTML, NITF, and whatever else is made of blocks and words.

use super::{Element, Node};
use crate::article::Role;
use crate::format::compose::Composer;
use crate::format::flow::Flow;
use crate::format::{clean, html, plain};

/// Adds the paragraphs of an element: its markup, or its words where they are markup in their turn.
pub fn add(element: Element<'_>, headline: Option<&str>, to: &mut Composer) {
    if element.is_marked() {
        walk(element, headline, to);
        return;
    }
    let words = element.text();
    if html::is_marked(&words) {
        html::fragment(&words, to);
    } else {
        plain::compose(&words, to);
    }
}

/// Adds the paragraphs of an element's markup, but for a heading that only repeats the headline.
pub fn walk(element: Element<'_>, headline: Option<&str>, to: &mut Composer) {
    let mut walker = Walker {
        flow: Flow::new(to),
        headline,
    };
    walker.children(element, Role::Body);
    walker.flow.close();
}

/// Whether an element stands apart from the words before it.
pub fn is_apart(element: Element<'_>) -> bool {
    const APART: &[&str] = &[
        "br",
        "p",
        "div",
        "li",
        "hl1",
        "hl2",
        "h1",
        "h2",
        "city",
        "state",
        "region",
        "country",
        "sublocation",
        "story.date",
        "location",
        "byttl",
        "td",
        "th",
    ];
    APART.iter().any(|name| element.is(name))
}

struct Walker<'c, 'h> {
    flow: Flow<'c>,
    headline: Option<&'h str>,
}

impl Walker<'_, '_> {
    fn children(&mut self, element: Element<'_>, role: Role) {
        for node in element.nodes() {
            match node {
                Node::Text(words) => self.flow.text(words),
                Node::Element(element) => self.element(element, role),
            }
        }
    }

    fn block(&mut self, element: Element<'_>, role: Role) {
        self.flow.block(role);
        self.children(element, role);
        self.flow.close();
    }

    fn element(&mut self, element: Element<'_>, role: Role) {
        let name = element.name().to_ascii_lowercase();
        if is_aside(element, &name) {
            return;
        }
        match name.as_str() {
            "br" => self.flow.line_break(),
            "hr" => self.flow.close(),
            "hl1" | "hl2" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                if self.headline != Some(&*clean::line(&element.text())) {
                    self.block(element, Role::Heading);
                }
            }
            "pre" => self.block(element, Role::Preformatted),
            "byline" => self.block(element, Role::Byline),
            "table" => self.table(element),
            "li" => {
                self.flow.item(role);
                self.children(element, role);
                self.flow.close();
            }
            "p" if has_class(element, |class| class == "byline") => {
                self.block(element, Role::Byline);
            }
            "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "aside"
            | "body" | "html" | "block" | "blockquote" | "bq" | "address" | "ul" | "ol" | "dl"
            | "dt" | "dd" | "nitf" | "body.content" | "body.end" | "nitf-table" | "note"
            | "details" | "summary" | "caption" => self.block(element, role),
            _ => self.children(element, role),
        }
    }

    fn table(&mut self, table: Element<'_>) {
        self.flow.block(Role::Preformatted);
        for row in table.every("tr") {
            let cells: Vec<_> = row
                .children()
                .map(|cell| clean::line(&cell.text()))
                .collect();
            self.flow.text(cells.join("\t").trim_end());
            self.flow.text("\n");
        }
        self.flow.close();
    }
}

fn has_class(element: Element<'_>, test: fn(&str) -> bool) -> bool {
    element
        .says("class")
        .split_whitespace()
        .any(|class| test(&class.to_ascii_lowercase()))
}

/// Whether an element is no part of the story: code, pictures with their captions, notes to editors.
fn is_aside(element: Element<'_>, name: &str) -> bool {
    match name {
        "script"
        | "style"
        | "head"
        | "noscript"
        | "form"
        | "button"
        | "select"
        | "iframe"
        | "object"
        | "applet"
        | "embed"
        | "audio"
        | "video"
        | "canvas"
        | "media"
        | "figure"
        | "figcaption"
        | "body.head"
        | "tagline"
        | "nitf-table-metadata"
        | "copyrite"
        | "template" => true,
        // The story's head, where the page sets it apart: the fields hold it.
        "header" => element.find("h1").is_some(),
        _ => has_class(element, |class| {
            class.contains("nonpublic") || class.contains("non-public") || class == "notepad"
        }),
    }
}
