class Ecslint < Formula
  desc "Linter and validator for Amazon ECS task definitions"
  homepage "https://github.com/ecslint/ecslint"
  version "@version@"
  license any_of: ["MIT", "Apache-2.0"]

  on_macos do
    on_arm do
      url "https://github.com/ecslint/ecslint/releases/download/v@version@/ecslint-aarch64-apple-darwin.tar.gz"
      sha256 "@sha256:ecslint-aarch64-apple-darwin.tar.gz@"
    end
    on_intel do
      url "https://github.com/ecslint/ecslint/releases/download/v@version@/ecslint-x86_64-apple-darwin.tar.gz"
      sha256 "@sha256:ecslint-x86_64-apple-darwin.tar.gz@"
    end
  end

  on_linux do
    on_arm do
      url "https://github.com/ecslint/ecslint/releases/download/v@version@/ecslint-aarch64-unknown-linux-musl.tar.gz"
      sha256 "@sha256:ecslint-aarch64-unknown-linux-musl.tar.gz@"
    end
    on_intel do
      url "https://github.com/ecslint/ecslint/releases/download/v@version@/ecslint-x86_64-unknown-linux-musl.tar.gz"
      sha256 "@sha256:ecslint-x86_64-unknown-linux-musl.tar.gz@"
    end
  end

  def install
    bin.install "ecslint"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/ecslint.bash" => "ecslint"
    zsh_completion.install "completions/_ecslint"
    fish_completion.install "completions/ecslint.fish"
  end

  test do
    (testpath/"task.json").write '{"family":"web","containerDefinitions":[{"name":"web","image":"web:1.0","memory":256}]}'
    system bin/"ecslint", "check", "task.json"
  end
end
