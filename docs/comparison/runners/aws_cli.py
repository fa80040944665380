"""Asks the AWS CLI about each file, in one process: the command that follows, without the start of Python each time.

aws ecs register-task-definition --cli-input-json file://FILE --generate-cli-skeleton output
"""

import contextlib
import io
import json
import sys
from pathlib import Path

from awscli.clidriver import create_clidriver

complaints = {}
driver = create_clidriver()
for path in sorted(Path(sys.argv[1]).glob("*.json")):
    printed, complained = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(complained):
        code = driver.main(
            ["ecs", "register-task-definition", "--cli-input-json", f"file://{path}", "--generate-cli-skeleton", "output"]
        )
    lines = [line for line in complained.getvalue().splitlines() if line.strip()]
    complaints[path.stem] = lines if code else []
json.dump(complaints, sys.stdout)
