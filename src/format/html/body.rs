//! A page's nodes made paragraphs.

use dom_query::NodeRef;

use crate::article::Role;
use crate::format::flow::Flow;

/// Levels walked; a fragment's own depth was capped before it was parsed.
const DEEPEST: usize = 500;

/// Adds what stands under the node.
pub fn walk(node: &NodeRef<'_>, flow: &mut Flow<'_>) {
    children(node, flow, Role::Body, 0);
    flow.close();
}

fn children(node: &NodeRef<'_>, flow: &mut Flow<'_>, role: Role, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    for child in node.children_it(false) {
        if child.is_text() {
            flow.text(&child.text());
        } else if child.is_element() {
            element(&child, flow, role, depth + 1);
        }
    }
}

fn element(node: &NodeRef<'_>, flow: &mut Flow<'_>, role: Role, depth: usize) {
    let Some(name) = node.node_name() else { return };
    if is_furniture(node, &name) {
        return;
    }
    let block = |flow: &mut Flow<'_>, role| {
        flow.block(role);
        children(node, flow, role, depth);
        flow.close();
    };
    match name.as_ref() {
        "script" | "style" | "noscript" | "template" | "head" | "svg" | "iframe" | "form"
        | "button" | "select" | "textarea" | "object" | "video" | "audio" | "canvas" | "math"
        | "dialog" => {}
        "br" => flow.line_break(),
        "hr" => flow.close(),
        "h1" => block(flow, Role::Headline),
        "h2" | "h3" | "h4" | "h5" | "h6" => block(flow, Role::Heading),
        "caption" => block(flow, Role::Caption),
        "li" => {
            flow.item(role);
            children(node, flow, role, depth);
            flow.close();
        }
        "pre" => block(flow, Role::Preformatted),
        "table" if is_data(node) => {
            flow.block(Role::Preformatted);
            for row in node
                .descendants_it()
                .filter(|n| n.node_name().is_some_and(|n| n.as_ref() == "tr"))
            {
                let cells: Vec<String> = row
                    .children_it(false)
                    .filter(NodeRef::is_element)
                    .map(|cell| cell.text().split_whitespace().collect::<Vec<_>>().join(" "))
                    .collect();
                flow.text(cells.join("\t").trim_end());
                flow.text("\n");
            }
            flow.close();
        }
        "p" | "div" | "section" | "article" | "main" | "blockquote" | "ul" | "ol" | "dl" | "dt"
        | "dd" | "figure" | "header" | "footer" | "aside" | "address" | "details" | "summary"
        | "table" | "tr" | "td" | "th" | "tbody" | "thead" | "body" | "html" | "center"
        | "fieldset" | "nav" => {
            block(flow, role);
        }
        _ => children(node, flow, role, depth),
    }
}

/// Parts of class names and ids that pages give to what is no article.
const MARKS: &str = "caption|credit|byline|related|newsletter|subscribe|signup|share|social|comment|breadcrumb|\
    most-read|mostread|popular|trending|recommend|promo|advert|sponsor|author-bio|author-box|authorbio|\
    read-more|readmore|readnext|also-read|more-on|tags|taglist|timestamp|dateline-time|paywall|cookie|disclaimer";

/// Whether an element stands around the article: a picture's caption, a box, a list of links to other stories.
fn is_furniture(node: &NodeRef<'_>, name: &str) -> bool {
    match name {
        "figcaption" | "nav" | "aside" | "footer" => return true,
        "p" | "h2" | "h3" | "h4" | "h5" | "li" | "ul" | "ol" | "div" | "section" | "figure"
        | "span" | "header" => {}
        _ => return false,
    }
    let marks = format!(
        "{} {}",
        node.class().unwrap_or_default(),
        node.id_attr().unwrap_or_default()
    )
    .to_ascii_lowercase();
    let marked = marks.len() > 1 && MARKS.split('|').any(|mark| marks.contains(mark));
    let length = node.normalized_char_count();
    // A wrapper of the whole article may carry such a name, too.
    if marked && length < 600 {
        return true;
    }
    match name {
        "ul" | "ol" => {
            length > 0
                && node.element_children().iter().all(|item| is_link(item))
                && node.element_children().len() > 1
        }
        "p" | "h2" | "h3" | "h4" | "h5" => is_link(node),
        _ => false,
    }
}

/// Whether all its words are a link's and make no sentence.
fn is_link(node: &NodeRef<'_>) -> bool {
    let words = node.text();
    let words = words.trim();
    let all = node.normalized_char_count();
    let linked: usize = node
        .descendants_it()
        .filter(|n| n.node_name().is_some_and(|n| n.as_ref() == "a"))
        .map(|n| n.normalized_char_count())
        .sum();
    all > 0 && linked * 10 >= all * 9 && !words.ends_with(['.', '!', '?', '”', '"', ','])
}

/// Whether a table holds data, and is not there to lay the page out.
fn is_data(table: &NodeRef<'_>) -> bool {
    let (mut rows, mut cells) = (0, 0);
    for node in table.descendants_it() {
        match node.node_name().as_deref() {
            Some("tr") => rows += 1,
            Some("td" | "th") => cells += 1,
            Some("p" | "div" | "table" | "h1" | "h2" | "ul") => return false,
            _ => {}
        }
    }
    rows >= 2 && cells >= rows * 2
}
