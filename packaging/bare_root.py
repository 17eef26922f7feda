"""A bare system in a folder: built by debootstrap, gone into by chroot."""

import os
import shutil
import subprocess
from pathlib import Path

_PATIENCE = 5400  # seconds for one command, the whole test in it
_PASSED_ON = ("PIP_", "SSL_CERT", "REQUESTS_CA", "CURL_CA")
_PIP = ("/etc/pip.conf", "~/.config/pip/pip.conf")


class Failed(Exception):  # noqa: N818 - says what became of a step
    """A step did not do what it should; one line."""


def mirror_here(origin: str) -> str:
    """Where apt takes a distribution from; Ubuntu beside Debian where apt knows only that."""
    listed = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(ORIGIN) $(LABEL) $(REPO_URI)",
         "Identifier: Packages"],
        capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    for line in listed.splitlines():
        words = line.split()
        if words[:2] == [origin, origin]:
            return words[2]
    beside = mirror_here("Debian") if origin == "Ubuntu" else ""
    return f"{beside.rstrip('/').rpartition('/')[0]}/ubuntu/" if beside else ""


def build(release: str, target: Path, mirror: str) -> str:
    """The least that a release installs, in `target`."""
    if (target / "etc/debian_version").is_file() and not (target / "debootstrap").exists():
        return "kept from before"
    if not mirror:
        raise Failed("apt knows no mirror here: name one")
    shutil.rmtree(target, ignore_errors=True)
    is_ubuntu = release == "noble"
    words = ["debootstrap", "--variant=minbase"]
    if is_ubuntu:
        words.append("--components=main,universe")
    keys = Path("/usr/share/keyrings/ubuntu-archive-keyring.gpg")
    unchecked = is_ubuntu and not keys.is_file()
    words += ["--no-check-gpg"] if unchecked else [f"--keyring={keys}"] if is_ubuntu else []
    words += [release, str(target), mirror]
    if not Path("/usr/share/debootstrap/scripts", release).exists():
        words.append("gutsy" if is_ubuntu else "sid")  # what all later ones are made by
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=_PATIENCE)
    if done.returncode:
        raise Failed(f"cannot be had here: {_last_line(done.stdout)}")
    return "built; its signature could not be checked" if unchecked else "built"


class Root:
    """A copy of a bare system to try things in; `end` takes it away again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._mounted: list[Path] = []
        self._environment: dict[str, str] = {}

    def begin(self, bare: Path, clone_of: Path, checkout: Path) -> str:
        """Copies the bare system, and clones the repository into it."""
        shutil.rmtree(self.path, ignore_errors=True)
        subprocess.run(["cp", "-a", str(bare), str(self.path)], check=True)
        self._bring_network()
        target = self.path / checkout
        target.parent.mkdir(parents=True)
        subprocess.run(["git", "clone", "--quiet", str(clone_of), str(target)], check=True)
        for kept in ("var/cache/apt/archives", "root/.cache/pip"):
            self._keep(bare.with_suffix(".cache") / kept, kept)
        self._mount("-t", "proc", "proc", at="proc")
        self._mount("--rbind", "/dev", at="dev")
        commit = ["git", "-C", str(target), "rev-parse", "--short", "HEAD"]
        return subprocess.run(commit, capture_output=True, text=True, check=True).stdout.strip()

    def _bring_network(self) -> None:
        """What this machine needs to reach its mirrors and its index of Python packages."""
        shutil.copy("/etc/resolv.conf", self.path / "etc/resolv.conf")
        for one in _PIP:
            if (source := Path(one).expanduser()).is_file():
                target = self.path / ("root" if one.startswith("~") else "") / one.lstrip("~/")
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
        settings = subprocess.check_output(["apt-config", "dump"], text=True)
        proxies = [line for line in settings.splitlines() if "::Proxy" in line]
        (self.path / "etc/apt/apt.conf.d/90here").write_text("\n".join([*proxies, ""]))
        for name, value in os.environ.items():
            if name.startswith(_PASSED_ON) or name.lower().endswith("_proxy"):
                self._environment[name] = self._brought(value)

    def _brought(self, value: str) -> str:
        """A file of certificates has another place there, where no package writes over it."""
        if not value.startswith("/") or not Path(value).is_file():
            return value
        target = self.path / "etc/certificates-here" / Path(value).name
        target.parent.mkdir(exist_ok=True)
        shutil.copy(value, target)
        return f"/{target.relative_to(self.path)}"

    def _mount(self, *words: str, at: str) -> None:
        subprocess.run(["mount", *words, str(self.path / at)], check=True)
        self._mounted.append(self.path / at)

    def _keep(self, kept: Path, at: str) -> None:
        """What is downloaded lies outside, for the next time."""
        for folder in (kept, self.path / at):
            folder.mkdir(parents=True, exist_ok=True)
        self._mount("--bind", str(kept), at=at)

    def share(self, folder: Path) -> None:
        """From now on a folder of this system is in the same place there, until `end`."""
        (self.path / folder.relative_to("/")).mkdir(parents=True, exist_ok=True)
        self._mount("--bind", str(folder), at=str(folder.relative_to("/")))

    def words(self, *words: str) -> list[str]:
        """The words that run a command in there."""
        return ["chroot", str(self.path), *words]

    def environment(self, **more: str) -> dict[str, str]:
        """What a command there finds: nothing of who runs this, but what the network needs."""
        return {
            **self._environment,
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "LANG": "C.UTF-8",
            **more,
        }

    def run(self, *words: str, **more: str) -> str:
        """What a command there says; Failed where it does not pass."""
        done = subprocess.run(
            self.words(*words),
            env=self.environment(**more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
            timeout=_PATIENCE,
        )
        self.path.with_suffix(".log").write_text(done.stdout, "utf-8")
        if done.returncode:
            raise Failed(f"status {done.returncode}: {_last_line(done.stdout)}")
        return done.stdout

    def end(self, *, keep: bool) -> None:
        """Lets go of what is mounted; removes the copy, unless it is to be looked at."""
        for place in reversed(self._mounted):
            subprocess.run(["umount", "--recursive", "--lazy", str(place)], check=True)
        self._mounted = []
        if not keep:
            shutil.rmtree(self.path, ignore_errors=True)


def _last_line(said: str) -> str:
    lines = [line for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "nothing was said"
