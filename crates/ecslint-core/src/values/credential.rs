//! Credentials in plain text, told by the shape of the value or by the name of the variable.
//!
//! A name alone says little: `DB_PASSWORD_FILE`, `TOKEN_TTL` and `DB_SECRET` with the name of a secret are harmless. So
//! a name counts only with a value that is no URL, path, ARN, number, plain word or obvious dummy.

use ecslint_schemas::facts::Secrets;
use ecslint_schemas::facts::secrets::KeyShape;

/// Why a value is taken for a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credential<'f> {
    /// The name is one that AWS reserves for credentials.
    Reserved,
    /// The value has the shape of a well-known kind of key.
    Key(&'f str),
    /// The value is a URL or connection string with a password.
    Connection,
    /// The name says so, and the value fits.
    Named,
}

/// The credential in a variable called `name` with this `value`, if there is one.
pub fn find<'f>(name: &str, value: &str, facts: &'f Secrets) -> Option<Credential<'f>> {
    if !value.is_empty() && facts.reserved_names.iter().any(|reserved| reserved == name) {
        return Some(Credential::Reserved);
    }
    if value.len() < facts.least_length {
        return None;
    }
    if let Some(shape) = shape(value, facts) {
        let mut buffer = [0; LONGEST_NAME];
        let meant = !is_dummy(value, facts) && !Name::of(name, &mut buffer).is_some_and(|name| name.is_public(facts));
        return meant.then_some(Credential::Key(&shape.name));
    }
    if has_password(value, facts) {
        return Some(Credential::Connection);
    }
    if may_say_credential(name, facts) { named(name, value, facts) } else { None }
}

/// Whether `name` may speak of a credential: it ends with the last letter of a word that does, or of one that may stand
/// behind such a word. One look at the end tells most names apart.
fn may_say_credential(name: &str, facts: &Secrets) -> bool {
    let end = name.bytes().next_back();
    // Numbers may stand behind the words.
    let letter = name.bytes().rfind(u8::is_ascii_alphabetic);
    letter.is_some_and(|letter| facts.word_ends.has(letter.to_ascii_uppercase()))
        || end.is_some_and(|end| facts.telling_ends.has(end.to_ascii_uppercase()))
}

/// The credential that `value` is for the `name` it has, if it is one.
fn named<'f>(name: &str, value: &str, facts: &'f Secrets) -> Option<Credential<'f>> {
    let mut buffer = [0; LONGEST_NAME];
    let name = Name::of(name, &mut buffer)?;
    let fits = if name.ends_with(&facts.credential_words) {
        if name.ends_with(&facts.password_words) { !(value.contains('/') && is_name(value)) } else { !is_name(value) }
    } else {
        // Further ahead only a text that looks random is a credential.
        value.len() >= facts.least_random_length && is_random(value) && name.speaks_of_credential(facts)
    };
    (fits && !name.is_public(facts) && may_be_credential(value, facts)).then_some(Credential::Named)
}

/// The kind of key that `value` has the shape of.
fn shape<'f>(value: &str, facts: &'f Secrets) -> Option<&'f KeyShape> {
    let first = value.bytes().next()?;
    if !facts.key_starts.has(first) {
        return None;
    }
    facts.key_shapes.iter().find(|shape| shape.prefix.as_bytes().first() == Some(&first) && shape.matches(value))
}

/// Longer names are not looked at.
const LONGEST_NAME: usize = 96;

/// A name in capitals with `_` between its words.
struct Name<'n>(&'n str);

impl<'n> Name<'n> {
    /// `name` as it is where it is written like that, else made in `buffer`.
    fn of(name: &'n str, buffer: &'n mut [u8; LONGEST_NAME]) -> Option<Self> {
        if name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_') {
            return Some(Self(name));
        }
        let mut length = 0;
        let mut previous = b'_';
        for byte in name.bytes() {
            let made = if byte.is_ascii_alphanumeric() { byte.to_ascii_uppercase() } else { b'_' };
            if byte.is_ascii_uppercase() && previous.is_ascii_lowercase() {
                *buffer.get_mut(length)? = b'_';
                length += 1;
            }
            *buffer.get_mut(length)? = made;
            length += 1;
            previous = byte;
        }
        std::str::from_utf8(&buffer[..length]).ok().map(Self)
    }

    fn is_public(&self, facts: &Secrets) -> bool {
        self.0.split('_').any(|part| facts.public_words.iter().any(|word| word == part))
    }

    /// Whether the last word, numbers behind it aside, is one of `words`.
    fn ends_with(&self, words: &[String]) -> bool {
        let stem = self.0.trim_end_matches(|character: char| character.is_ascii_digit() || character == '_');
        let last = stem.bytes().next_back();
        words.iter().filter(|word| word.bytes().next_back() == last).any(|word| {
            let before = stem.strip_suffix(word.as_str());
            // `PGPASSWORD` is a password; `BYPASS` and `NOTOKEN` are not.
            before.is_some_and(|before| before.is_empty() || before.ends_with('_') || word == "PASSWORD")
        })
    }

    /// Whether a word for a credential stands in front of a last word that does not turn it into something else.
    fn speaks_of_credential(&self, facts: &Secrets) -> bool {
        let stem = facts.telling_endings.iter().find_map(|ending| self.0.strip_suffix(ending.as_str()));
        stem.is_some_and(|stem| Name(stem).ends_with(&facts.credential_words))
    }
}

/// What no credential looks like, whatever its name.
fn may_be_credential(value: &str, facts: &Secrets) -> bool {
    let is_path = value.starts_with(['/', '.', '~', '\\']) || value.contains(":\\");
    let is_structure = value.starts_with(['{', '[']);
    let is_number = value.bytes().all(|byte| byte.is_ascii_digit() || b".,:-".contains(&byte));
    // `arn:…`, `https://…`, `vault:…`, `ssm:…`: it says where to find the credential.
    let is_reference = value.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_lowercase() || b"+-".contains(&byte))
    });
    let begins = |prefixes: &[String]| prefixes.iter().any(|prefix| value.starts_with(prefix.as_str()));
    let is_encrypted = begins(&facts.encrypted_prefixes) || begins(&facts.managed_prefixes);
    let is_text = value.bytes().any(|byte| byte.is_ascii_whitespace());
    !(is_path || is_structure || is_number || is_reference || is_encrypted || is_text || is_dummy(value, facts))
}

/// Whether `value` obviously stands for something that is to be filled in.
fn is_dummy(value: &str, facts: &Secrets) -> bool {
    let lower = value.to_ascii_lowercase();
    let first = lower.bytes().next();
    facts.dummy_values.contains(&lower)
        || facts.dummy_marks.iter().any(|mark| lower.contains(mark.as_str()))
        || lower.bytes().all(|byte| Some(byte) == first)
}

/// Whether `value` reads like a name: words, numbers and words with a short number, between `-`, `_`, `.` and `/`.
fn is_name(value: &str) -> bool {
    value.split(['-', '_', '.', '/', ':', '@']).all(|part| {
        let digits = part.trim_start_matches(|character: char| character.is_alphabetic());
        let letters = part.len() - digits.len();
        digits.bytes().all(|byte| byte.is_ascii_digit()) && (letters == 0 || digits.len() <= 2)
    })
}

fn is_random(value: &str) -> bool {
    !value.contains(' ')
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && value.bytes().any(|byte| byte.is_ascii_alphabetic())
        && !is_name(value)
}

/// Whether `value` is a URL with user and password, or has a parameter such as `password=…`.
fn has_password(value: &str, facts: &Secrets) -> bool {
    let counts = |user: &str, password: &str| {
        !password.is_empty() && password != user && !password.contains([' ', '<', '*']) && !is_dummy(password, facts)
    };
    if memchr::memchr2(b':', b'=', value.as_bytes()).is_none() {
        return false;
    }
    let mut colons = memchr::memchr_iter(b':', value.as_bytes());
    if let Some(colon) = colons.find(|colon| value[*colon..].starts_with("://")) {
        let rest = &value[colon + 3..];
        let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
        let login = authority.rsplit_once('@').and_then(|(login, _)| login.split_once(':'));
        if login.is_some_and(|(user, password)| counts(user, password)) {
            return true;
        }
    }
    if !value.contains('=') {
        return false;
    }
    value.split(['?', '&', ';', ' ']).filter_map(|part| part.split_once('=')).any(|(key, password)| {
        facts.password_words.iter().any(|word| word.eq_ignore_ascii_case(key)) && counts("", password)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, value: &str, expected: Option<Credential<'_>>) {
        let facts = ecslint_schemas::Facts::load().expect("the tables load").secrets;
        assert_eq!(find(name, value, &facts), expected, "{name}={value}");
    }

    #[test]
    fn tells_credentials_by_name_and_value() {
        for (name, value) in [
            ("DB_PASSWORD", "Tr0ub4dor&3"),
            ("dbPassword", "hunter2hunter2"),
            ("spring.datasource.password", "correcthorse"),
            ("PGPASSWORD", "correcthorse"),
            ("SMTP_PASS_2", "correct-horse"),
            ("JWT_SECRET", "9f86d081884c7d659a2feaa0c55ad015"),
            ("STRIPE_API_KEY", "k3y-8a7f-22bc"),
            ("SECRET_KEY_BASE", "3f2504e04f8911d39a0c0305e82c3301"),
            ("API_KEY_PROD", "3f2504e04f8911d39a0c0305e82c3301"),
            ("NEW_RELIC_LICENSE_KEY", "0123456789abcdef0123456789abcdef0123NRAL"),
        ] {
            check(name, value, Some(Credential::Named));
        }
        check("AWS_SECRET_ACCESS_KEY", "x", Some(Credential::Reserved));
        check("ANY", &["AKIA", "QWERTYUIOPASDFGH"].concat(), Some(Credential::Key("AWS access key id")));
        check("DATABASE_URL", "postgres://app:s3cr3t@db.internal:5432/app", Some(Credential::Connection));
        check("REDIS", "rediss://:s3cr3t@cache/0", Some(Credential::Connection));
        check("DB", "jdbc:mysql://db/app?user=app&password=s3cr3t", Some(Credential::Connection));
        check("DB", "Server=db;User Id=app;Pwd=s3cr3t;", Some(Credential::Connection));
    }

    #[test]
    fn leaves_the_rest_alone() {
        for (name, value) in [
            ("OAUTH_TOKEN_URL", "https://login.internal/token"),
            ("DB_SECRET_NAME", "prod/db-7f3a9c1d2e"),
            ("DB_SECRET", "prod/orders/db"),
            ("DB_SECRET", "orders-db-credentials-2"),
            ("TOKEN_TTL", "9f86d081884c7d659a2feaa0c55ad015"),
            ("SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf"),
            ("DB_CREDENTIALS", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf"),
            ("PASSWORD_POLICY", "min8-upper1-digit1"),
            ("SECRET_ROTATION_LAMBDA", "rotate-db-9x8y7z-prod"),
            ("TOKEN_CACHE_TABLE", "token-cache-9f86d081884c"),
            ("TOKEN_SCOPES", "read-orders-v2x9-all"),
            ("PASSWORD_CHARSET", "abcdefghijklmnopqrstuvwxyz0123456789"),
            ("TOKEN_VALIDATION_REGEX", "^[A-Za-z0-9]{32}$"),
            ("TOKEN_ADDRESS", "0xdAC17F958D2ee523a2206206994597C13D831ec7"),
            ("DB_SECRET", "rds!cluster-9f86d081-884c-7d65-9a2f-eaa0c55ad015"),
            ("API_KEY_HEADER", "X-Api-Key-V2-9f86d081"),
            ("SECRET_NAME_PREFIX", "prod/9f86d081884c7d65"),
            ("PASSWORD", "changeme"),
            ("PASSWORD", "your-password-1"),
            ("PASSWORD", "12345678"),
            ("PASSWORD", "xxxxxxxxxxxx"),
            ("DB_PASSWORD", "/run/secrets/db"),
            ("DB_PASSWORD", "prod/db/password"),
            ("DB_PASSWORD", "vault:secret/data/db#password"),
            ("DB_PASSWORD", "ENC(G6N718UuyPE5bHyWKyuLQSm02auQPUtm)"),
            ("MAX_TOKENS", "1000000000"),
            ("TOKENIZER", "bert-base-uncased-v2"),
            ("BYPASS", "everything1"),
            ("CSRF_TOKEN", "X-XSRF-TOKEN"),
            ("SECRET_BACKEND", "secretsmanager1"),
            ("PUBLIC_API_KEY", "9f86d081884c7d659a2feaa0c55ad015"),
            ("DATABASE_URL", "postgres://postgres:postgres@localhost/app"),
            ("DATABASE_URL", "postgres://app:changeme@db/app"),
            ("API_URL", "https://api.internal:8443/v1"),
            ("SSH", "git@github.com:org/repo.git"),
            ("AWS_ACCESS_KEY_ID", ""),
            ("KEY_ID", "AKIAIOSFODNN7EXAMPLE"),
        ] {
            check(name, value, None);
        }
    }
}
