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
  end

  test do
    (testpath/"task.json").write '{"family":"web","containerDefinitions":[{"name":"web","image":"web:1.0","memory":256}]}'
    system bin/"ecslint", "check", "task.json"
  end
end
