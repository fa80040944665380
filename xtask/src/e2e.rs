//! `cargo xtask e2e`: builds the binary, packs the extension for VS Code, sets a real editor up and tests the one in the
//! other.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use anyhow::{Context, bail, ensure};

/// Tests the extension in the real VS Code, in a browser without a window
///
/// Needs Node 20 or newer with npm, and Chromium; the editor itself comes from npm once. Linux only.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Test this binary instead of building one
    #[arg(long, value_name = "FILE")]
    binary: Option<PathBuf>,
    /// The browser (default: $ECSLINT_E2E_BROWSER, else chromium on PATH)
    #[arg(long, value_name = "FILE")]
    browser: Option<PathBuf>,
    /// Where the editor is kept between runs (default: $ECSLINT_E2E_CACHE, else `e2e` in the target folder)
    #[arg(long, value_name = "FOLDER")]
    cache: Option<PathBuf>,
    /// Also take the pictures of the extension's README anew
    #[arg(long)]
    pictures: bool,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the workspace has a root")?;
    let extension = root.join("editors/vscode");
    // This program stands where `cargo build` puts the other one too, wherever the target folder is.
    let program = env::current_exe()?;
    let profile = program.parent().context("this program is in a folder")?;
    let target = profile.parent().context("this program is in a target folder")?;
    let binary = match &options.binary {
        Some(binary) => fs::canonicalize(binary).with_context(|| format!("no binary at {}", binary.display()))?,
        None => build_binary(root, profile)?,
    };
    let browser = match options.browser.clone().or_else(|| variable("ECSLINT_E2E_BROWSER")) {
        Some(browser) => browser,
        None => find_browser()?,
    };
    let cache = options.cache.clone().or_else(|| variable("ECSLINT_E2E_CACHE")).unwrap_or_else(|| target.join("e2e"));
    let cache = std::path::absolute(cache)?;

    let editor = set_up_editor(&extension, &cache)?;
    // Everything below runs with the Node that the editor brings: the one on the machine may be too old for it.
    let node = editor.join(format!("node_modules/node-linux-{}/bin", node_architecture()?));
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(std::iter::once(node).chain(env::split_paths(&path)))?;
    let packed = cache.join("ecslint.vsix");

    if !is_installed(&extension) {
        run_in(&extension, "npm", ["ci"], &path)?;
    }
    run_in(&extension, "npm", ["run", "--silent", "check"], &path)?;
    run_in(&extension, "npm", ["test", "--silent"], &path)?;
    let package = [OsStr::new("run"), OsStr::new("package"), OsStr::new("--"), OsStr::new("--out"), packed.as_os_str()];
    run_in(&extension, "npm", package, &path)?;

    let mut test = command(&extension, "node", ["--test", "--test-timeout=1200000", "e2e/editor.test.mjs"], &path);
    test.env("ECSLINT_E2E_EDITOR", &editor)
        .env("ECSLINT_E2E_EXTENSION", &packed)
        .env("ECSLINT_E2E_BINARY", &binary)
        .env("ECSLINT_E2E_BROWSER", &browser)
        .env("ECSLINT_E2E_SCREENSHOTS", cache.join("screenshots"));
    wait_for(test)?;
    if options.pictures {
        keep_pictures(&cache.join("screenshots"), &extension.join("images"))?;
    }
    Ok(())
}

fn variable(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn build_binary(root: &Path, profile: &Path) -> anyhow::Result<PathBuf> {
    let mut words = vec!["build", "--locked", "--package", "ecslint"];
    if profile.ends_with("release") {
        words.push("--release");
    }
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.args(words).current_dir(root);
    wait_for(build)?;
    Ok(profile.join("ecslint"))
}

fn find_browser() -> anyhow::Result<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    env::split_paths(&path)
        .flat_map(|folder| names.map(|name| folder.join(name)))
        .find(|program| program.is_file())
        .context("no Chromium on PATH: install it, or name a browser with --browser")
}

/// Lets the script set the editor up, which is quick when it was there before. Returns the folder.
fn set_up_editor(extension: &Path, cache: &Path) -> anyhow::Result<PathBuf> {
    let output = Command::new("node")
        .arg("e2e/setup.mjs")
        .arg(cache)
        .current_dir(extension)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .context("cannot run node")?;
    ensure!(output.status.success(), "the editor could not be set up");
    let folder = String::from_utf8(output.stdout).context("the folder of the editor is not UTF-8")?;
    Ok(PathBuf::from(folder.trim_end()))
}

/// The processor as Node names it.
fn node_architecture() -> anyhow::Result<&'static str> {
    match env::consts::ARCH {
        "x86_64" => Ok("x64"),
        "aarch64" => Ok("arm64"),
        other => bail!("the editor does not run on {other}"),
    }
}

/// Whether what the lock file says was installed after it was last written.
fn is_installed(extension: &Path) -> bool {
    let written = |path: PathBuf| fs::metadata(path).and_then(|metadata| metadata.modified());
    match (written(extension.join("node_modules/.package-lock.json")), written(extension.join("package-lock.json"))) {
        (Ok(installed), Ok(locked)) => installed >= locked,
        _ => false,
    }
}

fn run_in<W: AsRef<OsStr>>(
    folder: &Path,
    program: &str,
    words: impl IntoIterator<Item = W>,
    path: &OsStr,
) -> anyhow::Result<()> {
    wait_for(command(folder, program, words, path))
}

fn command<W: AsRef<OsStr>>(folder: &Path, program: &str, words: impl IntoIterator<Item = W>, path: &OsStr) -> Command {
    let mut command = Command::new(program);
    command.args(words).current_dir(folder).env("PATH", path);
    command
}

fn wait_for(mut command: Command) -> anyhow::Result<()> {
    let words: Vec<_> =
        std::iter::once(command.get_program()).chain(command.get_args()).map(OsStr::to_string_lossy).collect();
    let words = words.join(" ");
    println!("{words}");
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("cannot run {words}"))?;
    ensure!(status.success(), "`{words}` ended with {status}");
    Ok(())
}

/// Writes the pictures with few colours, which is all that an editor shows and a quarter of the size.
fn keep_pictures(from: &Path, to: &Path) -> anyhow::Result<()> {
    for entry in fs::read_dir(from)? {
        let picture = entry?.path();
        let Some(name) = picture.file_name() else { continue };
        let mut reduce = Command::new("pngquant");
        reduce.args(["--force", "--strip", "--nofs", "--output"]).arg(to.join(name)).arg("64").arg("--").arg(&picture);
        wait_for(reduce)?;
    }
    Ok(())
}
