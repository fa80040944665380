"""The files that the formats are tried on: names and values that a careless writer breaks on."""

import os
from pathlib import Path

# Each is a name that means something to a format or to those who read it.
HOSTILE_NAMES = [
    b"plain.json",
    b"blanks and %41 &amp; <b>.json",
    b"'single' \"double\".json",
    b"::error file=x::y,z.json",
    b"##[error]x.json",
    b"[link](1).json",
    b"|bar| `tick` *star* _under_.json",
    b"line\nend\r.json",
    b"\x1b[31mred.json",
    "\u00fcml\u00e4ut \U0001f600 \u202e.json".encode(),
    b"no text \xff.json",
    b"C:drive.json",
    b"-.json",
    b"@everyone #1.json",
]

VALUE = "x`|<img src=x>&amp;]]>\\\\*_~@team ::warning:: ##[error] %0A \\u0000 \ufffe \U0001f600 [a](1) {0}"

MISMATCH = """{
  "family": "web",
  "networkMode": "awsvpc",
  "containerDefinitions": [
    { "name": "app", "image": "app:1.0", "memory": 256, "essential": true, "portMappings": [
      { "name": "\u00e9\U0001f600", "containerPort": 8080, "hostPort": 80 }
    ] }
  ]
}
"""

VALUES = f"""{{
  "family": "{VALUE}",
  "containerDefinitions": [
    {{ "name": "{VALUE}", "image": "{VALUE}", "memory": 256, "essential": true, "nonsense {VALUE}": 1 }}
  ]
}}
"""

SUPPRESSED = """{
  "family": "silent",
  "networkMode": "awsvpc",
  "containerDefinitions": [
    { "name": "app", "image": "app:1.0", "memory": 256, "essential": true, "portMappings": [
      // ecslint: ignore[host-port-mismatch] rewritten | by <the> script
      { "containerPort": 8080, "hostPort": 80 },
      { "containerPort": 8081, "hostPort": 81 },
      { "containerPort": 8082, "hostPort": 82 }
    ] }
  ]
}
"""

CONFIG = """[[ignore]]
rules = ["host-port-mismatch"]
files = ["silent/*"]
at = "/containerDefinitions/app/portMappings/8081"
reason = "the \\"proxy\\" needs it"
"""

CLEAN = """{
  "family": "clean",
  "containerDefinitions": [{ "name": "app", "image": "app:1.0", "memory": 256, "essential": true }]
}
"""


def write(folder: Path) -> None:
    """Writes all samples below the folder."""
    root = os.fsencode(folder)
    for name in HOSTILE_NAMES:
        with open(os.path.join(root, name), "w", encoding="utf-8") as file:
            file.write(MISMATCH)
    for name, text in [
        ("values/values.json", VALUES),
        ("values/crlf.json", MISMATCH.replace("\n", "\r\n")),
        ("values/one-line.json", MISMATCH.replace("\n", "")),
        ("values/broken.json", MISMATCH[:-20]),
        ("silent/web.jsonc", SUPPRESSED),
        ("clean.json", CLEAN),
        ("ecslint.toml", CONFIG),
    ]:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    (folder / "gone.json").symlink_to("nowhere")
