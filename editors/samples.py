"""Task definitions that the tests open."""

#: A task definition with one error that can be mended. The characters before the port are of two, three and four bytes,
#: so that a column counted in the wrong unit shows.
MISMATCH = """{
  "family": "web",
  "networkMode": "awsvpc",
  "containerDefinitions": [
    {
      "name": "app",
      "image": "app:1.0",
      "memory": 256,
      "dockerLabels": { "note": "größer → 😀" }, "portMappings": [{ "containerPort": 8080, "hostPort": 80 }]
    }
  ]
}
"""

#: The line with the error, counted from 0.
MISMATCH_LINE = 8

#: The same mistake in YAML, behind the same characters.
MISMATCH_YAML = """# The shop.
family: web
networkMode: awsvpc
containerDefinitions:
  - name: app
    image: app:1.0
    memory: 256
    portMappings:
      - {name: "größer → 😀", containerPort: 8080, hostPort: 80 }
"""
