# SPDX-License-Identifier: Apache-2.0
"""Draws a caption with Python's standard library and follows the stream.

Usage: python3 generate.py [URL]
"""

import base64
import json
import sys
import urllib.request

url = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8080"
request = urllib.request.Request(
    url + "/v1/images/generations",
    data=json.dumps({"prompt": "a small bird with a red head", "seed": 7, "stream": True}).encode(),
    headers={"Content-Type": "application/json"},
)
with urllib.request.urlopen(request) as answer:
    for line in answer:
        if line.startswith(b"data:"):
            event = json.loads(line[5:])
            if "error" in event:
                sys.exit(event["error"]["message"])
            name = event["type"].removeprefix("image_generation.") + ".png"
            with open(name, "wb") as file:
                file.write(base64.b64decode(event["b64_json"]))
            print(name)
