"""Runs a command and tells what it used: measure.py COMMAND... Memory is that of its largest process."""

import json
import resource
import subprocess
import sys

code = subprocess.call(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / 1024}), flush=True)
sys.exit(code)
