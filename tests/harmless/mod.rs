//! What holds of every article, whatever bytes it was read from; for the tests and for the fuzzer.

use copytaster::article::Article;
use copytaster::format::clean;

/// Every string of an article.
fn strings(article: &Article) -> Vec<&str> {
    let fields = [
        &article.headline,
        &article.byline,
        &article.dateline,
        &article.version,
        &article.language,
        &article.slugline,
        &article.source,
        &article.guid,
        &article.kind,
        &article.ednote,
        &article.take,
    ];
    let lists = [&article.keywords, &article.codes, &article.warnings];
    let fields = fields.into_iter().flatten();
    let listed = lists.into_iter().flatten();
    fields
        .chain(listed)
        .map(String::as_str)
        .chain([article.text.as_str()])
        .collect()
}

/// No control character, and no span off its boundaries or out of order.
pub fn check(article: &Article) {
    for words in strings(article) {
        assert!(!words.contains(clean::is_harmful), "{words:?}");
    }
    let mut end = 0;
    for paragraph in &article.paragraphs {
        let span = paragraph.span;
        assert!(span.start >= end && !span.is_empty());
        assert!(!span.of(&article.text).is_empty(), "no boundary: {span:?}");
        end = span.end;
    }
}
