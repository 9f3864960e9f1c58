#!/bin/sh
# Prints a Python of at least 3.11 that can make environments; $PYTHON goes first, then the system's own.
# Where there is none: one line on standard error that names the package to install.

probe='
import sys
if sys.version_info < (3, 11):
    sys.exit(1)
try:
    import ensurepip, venv
except ImportError:
    sys.exit(3)
print(sys.executable)
'

without_venv=
for python in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python \
    "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[1-9]*/bin/python; do
    [ -n "$python" ] || continue
    "$python" -c "$probe" 2>/dev/null && exit 0
    [ $? -ne 3 ] || without_venv=yes
    if [ -n "${PYTHON:-}" ] && [ -z "$without_venv" ]; then
        echo "PYTHON=$PYTHON is not a Python of at least 3.11." >&2
        exit 1
    fi
done

if [ -n "$without_venv" ]; then
    echo "Python cannot make environments here; install the package python3-venv (sudo apt-get install python3-venv)." >&2
else
    echo "No Python of at least 3.11 found; install the package python3 (sudo apt-get install python3 python3-venv)." >&2
fi
exit 1
