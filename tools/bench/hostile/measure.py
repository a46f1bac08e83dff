"""Checks each file of a folder and prints a row of a table: measure.py PROGRAM FOLDER. Ends with 1 for a file that takes
more than a second of processor time or 500 MB, that ends the program otherwise than with 1, or without a reason."""
import os
import pathlib
import re
import subprocess
import sys

program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
failed = False
print("| file | ends with | says first | seconds | MB | |\n|---|---:|---|---:|---:|---|")
for path in sorted(folder.iterdir()):
    process = subprocess.Popen(["timeout", "20", program, "rules", "check", path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read().decode(errors="replace")
    _, status, used = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    said = re.search(r"\b[EW]\d{3}\b", output)
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1000
    is_kept = code == 1 and said is not None and seconds <= 1 and megabytes <= 500
    failed = failed or not is_kept
    print(f"| {path.stem} | {code} | {said.group() if said else 'nothing'} | {seconds:.2f} | {megabytes:.0f} | {'' if is_kept else 'beyond the limit'} |")
sys.exit(1 if failed else 0)
