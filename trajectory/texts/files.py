"""Read content files so that every mistake is reported with its file, line and reason."""

from pathlib import Path

import yaml

try:
    from yaml import CSafeLoader as FastLoader
except ImportError:  # a Python without the C extension reads the same files, slower
    from yaml import SafeLoader as FastLoader


class FileError(Exception):
    """A content file that cannot be used: where and why."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}, line {line}: {reason}")
        self.path, self.line, self.reason = path, line, reason


class Lines(dict):
    """A mapping that remembers on which line it began and on which line each key stands."""

    line = 1

    def line_of(self, key: object) -> int:
        return getattr(self, "key_lines", {}).get(key, self.line)


class _Loader(FastLoader):
    pass


def _mapping(loader: _Loader, node: yaml.MappingNode) -> Lines:
    mapping = Lines()
    mapping.line = node.start_mark.line + 1
    mapping.key_lines = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str):
            raise yaml.constructor.ConstructorError(None, None, f"{key!r} is not a word", key_node.start_mark)
        if key in mapping:
            raise yaml.constructor.ConstructorError(None, None, f"{key!r} stands here twice", key_node.start_mark)
        mapping[key] = loader.construct_object(value_node, deep=True)
        mapping.key_lines[key] = key_node.start_mark.line + 1
    return mapping


def _day(loader: _Loader, node: yaml.ScalarNode) -> object:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        reason = f"{node.value!r} is not a day of the calendar"
        raise yaml.constructor.ConstructorError(None, None, reason, node.start_mark) from None


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _day)


def read(path: Path) -> Lines | list:
    """The content of a YAML file; raises FileError when it is missing, not UTF-8 or not YAML."""
    text = ""
    try:
        text = path.read_text("utf-8")
        data = yaml.load(text, _Loader)  # a subclass of the safe loader
    except FileNotFoundError:
        raise FileError(path, 1, "the file does not exist") from None
    except UnicodeDecodeError as problem:
        raise FileError(path, 1, f"is not UTF-8 ({problem.reason})") from None
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        raise FileError(path, mark.line + 1 if mark else 1, problem.problem or "is not YAML") from None
    except yaml.reader.ReaderError as problem:
        line = text.count("\n", 0, problem.position) + 1
        raise FileError(path, line, f"the character {problem.character!r} is not allowed") from None
    if not isinstance(data, (Lines, list)):
        raise FileError(path, 1, "holds no mapping or list")
    return data


def need(
    path: Path, mapping: Lines, required: dict[str, type], optional: dict[str, type] | None = None, *, line: int = 1
) -> None:
    """Refuse a mapping with a missing, unknown or wrongly typed key; raises FileError.

    `line` says where it should have stood, for when there is no mapping at all.
    """
    allowed = required | (optional or {})
    if not isinstance(mapping, Lines):
        raise FileError(path, line, f"expected a mapping with {', '.join(allowed)}, not {mapping!r:.60}")
    for key in mapping:
        if key not in allowed:
            raise FileError(path, mapping.line_of(key), f"unknown key {key!r}; known are {', '.join(allowed)}")
    for key in required:
        if key not in mapping:
            raise FileError(path, mapping.line, f"{key!r} is missing")
    for key, value in mapping.items():
        if not isinstance(value, allowed[key]):
            raise FileError(path, mapping.line_of(key), f"{key!r} must be {allowed[key].__name__}, not {value!r}")
