//! Reads messages off the wire and hands the sound ones on.
//!
//! The loop behind it ends at the first message that it cannot read. A broken message must not end a session in which
//! someone is typing, so broken ones are sorted out here and answered with the error that JSON-RPC has for them.

use std::io;

use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tower_lsp::jsonrpc::{Request, Response};

/// What is handed on in place of a broken message: a request whose answer is a parse error without a number.
const MALFORMED: &[u8] = br#"{"jsonrpc":"2.0","id":null,"method":"ecslint/malformed"}"#;

/// The method that answers [`MALFORMED`].
pub(crate) const MALFORMED_METHOD: &str = "ecslint/malformed";

/// A longer message, in bytes, is read past: no editor sends one, and memory has an end.
const LONGEST_MESSAGE: u64 = 1 << 28;

/// A longer line of a head, in bytes, is none.
const LONGEST_LINE: u64 = 1 << 12;

/// The head of a message.
enum Head {
    /// The message has this many bytes.
    Length(u64),
    /// It says no length, or none that can be read.
    Broken,
    /// Nothing comes any more.
    End,
}

/// Hands every sound message in `input` on to `server`, until nothing comes any more.
///
/// # Errors
/// When either side breaks off.
pub(crate) async fn hand_on(input: impl AsyncRead + Unpin, mut server: impl AsyncWrite + Unpin) -> io::Result<()> {
    let mut input = BufReader::new(input);
    let mut body = Vec::new();
    loop {
        match read_head(&mut input).await? {
            Head::End => return Ok(()),
            Head::Length(length) if length <= LONGEST_MESSAGE => {
                body.clear();
                // Room is made as the bytes come: the length is only a promise.
                if (&mut input).take(length).read_to_end(&mut body).await? as u64 != length {
                    return Ok(());
                }
                write(&mut server, if is_message(&body) { &body } else { MALFORMED }).await?;
            }
            Head::Length(length) => {
                tokio::io::copy(&mut (&mut input).take(length), &mut tokio::io::sink()).await?;
                write(&mut server, MALFORMED).await?;
            }
            Head::Broken => write(&mut server, MALFORMED).await?,
        }
    }
}

async fn write(server: &mut (impl AsyncWrite + Unpin), body: &[u8]) -> io::Result<()> {
    server.write_all(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes()).await?;
    server.write_all(body).await?;
    server.flush().await
}

/// Whether the loop behind can read it.
fn is_message(body: &[u8]) -> bool {
    serde_json::from_slice::<Request>(body).is_ok() || serde_json::from_slice::<Response>(body).is_ok()
}

/// Reads lines up to an empty one. What does not look like a head is skipped up to the next thing that does.
async fn read_head(input: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Head> {
    const NAME: &[u8] = b"content-length:";
    let mut length = None;
    let mut has_garbage = false;
    let mut line = Vec::new();
    loop {
        line.clear();
        if (&mut *input).take(LONGEST_LINE).read_until(b'\n', &mut line).await? == 0 {
            return Ok(Head::End);
        }
        let is_whole = line.last() == Some(&b'\n');
        let text = line.trim_ascii();
        let lower = text.to_ascii_lowercase();
        match lower.windows(NAME.len()).position(|window| window == NAME) {
            Some(at) if is_whole => {
                has_garbage |= at > 0;
                length =
                    std::str::from_utf8(&lower[at + NAME.len()..]).ok().and_then(|number| number.trim().parse().ok());
                has_garbage |= length.is_none();
            }
            _ if text.is_empty() && is_whole => match length {
                Some(length) => return Ok(Head::Length(length)),
                None if has_garbage => return Ok(Head::Broken),
                // Blank lines between messages mean nothing.
                None => {}
            },
            // Such as `Content-Type`.
            _ if text.contains(&b':') && is_whole => {}
            _ => has_garbage = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is handed on of these bytes, a line a message.
    async fn handed_on(input: &[u8]) -> Vec<String> {
        let (mut near, far) = tokio::io::duplex(1 << 16);
        hand_on(input, far).await.expect("nothing breaks off");
        let mut text = String::new();
        near.read_to_string(&mut text).await.expect("text");
        text.split("Content-Length: ")
            .skip(1)
            .filter_map(|part| Some(part.split_once("\r\n\r\n")?.1.to_owned()))
            .collect()
    }

    #[tokio::test]
    async fn sound_messages_go_through_and_broken_ones_become_errors() {
        const GOOD: &str = r#"{"jsonrpc":"2.0","method":"a"}"#;
        let malformed = std::str::from_utf8(MALFORMED).expect("text");
        let framed = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
        let good = framed(GOOD);
        for (name, input, expected) in [
            ("one", good.clone(), vec![GOOD]),
            (
                "other spelling",
                format!("Content-Type: x; charset=utf-8\ncontent-length:{}\n\n{GOOD}", GOOD.len()),
                vec![GOOD],
            ),
            ("no JSON", format!("{}{good}", framed("{]")), vec![malformed, GOOD]),
            ("no message", format!("{}{good}", framed("[1, 2]")), vec![malformed, GOOD]),
            ("empty", format!("{}{good}", framed("")), vec![malformed, GOOD]),
            ("no length", format!("X: 1\r\n\r\n{good}"), vec![GOOD]),
            ("broken length", format!("Content-Length: many\r\n\r\n{good}"), vec![malformed, GOOD]),
            ("garbage line", format!("hello\r\n\r\n{good}"), vec![malformed, GOOD]),
            ("garbage before", format!("hello{good}"), vec![GOOD]),
            ("cut off", format!("{good}Content-Length: 99\r\n\r\n{{"), vec![GOOD]),
            ("long line", format!("{}\r\n\r\n{good}", "x".repeat(10_000)), vec![malformed, GOOD]),
            ("nothing", String::new(), vec![]),
        ] {
            assert_eq!(handed_on(input.as_bytes()).await, expected, "{name}");
        }
        let mut bytes = b"Content-Length: 3\r\n\r\n\"\xff\"".to_vec();
        bytes.extend(good.as_bytes());
        assert_eq!(handed_on(&bytes).await, [malformed, GOOD]);
    }

    #[tokio::test]
    async fn a_promise_of_much_costs_nothing() {
        let input = format!("Content-Length: {}\r\n\r\nfew", u64::MAX);
        assert_eq!(handed_on(input.as_bytes()).await, [std::str::from_utf8(MALFORMED).expect("text")]);
    }
}
