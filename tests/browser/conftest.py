# SPDX-License-Identifier: Apache-2.0
"""A JupyterLab of its own, a headless Chromium before it, and the screenshots that people look at."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "test"
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab: its address, and the folder that it serves."""

    url: str
    root: Path

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"{self.url}/{path}?token={TOKEN}", timeout=60) as answer:
            return answer.read().decode()

    def stop_kernels(self) -> None:
        """Ends every kernel, as closing a notebook for good does."""
        for session in json.loads(self.get("api/sessions")):
            address = f"{self.url}/api/sessions/{session['id']}"
            request = urllib.request.Request(address, headers={"Authorization": f"token {TOKEN}"}, method="DELETE")
            urllib.request.urlopen(request, timeout=60).close()


@pytest.fixture(scope="session")
def start_lab(tmp_path_factory):
    """A function (folder, *options) that starts a JupyterLab by `course lab`; all are stopped at the end."""
    running = []

    def start(folder: Path, *options: str) -> Lab:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        home = tmp_path_factory.mktemp("home")
        # a home of its own: nobody's settings, and no trace in anybody's
        surroundings = {
            "JUPYTER_CONFIG_DIR": str(home / "config"),
            "JUPYTER_DATA_DIR": str(home / "data"),
            "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        }
        place = [f"--ServerApp.port={port}", f"--IdentityProvider.token={TOKEN}", "--no-browser"]
        # so that a test can run a command of the Lab and wait for its end
        told = [*place, "--LabApp.expose_app_in_browser=True", *options]
        process = subprocess.Popen(
            [sys.executable, "-m", "course_lib.cli", "lab", *told],
            cwd=folder,
            env=os.environ | surroundings,
            stdout=(home / "log").open("w"),
            stderr=subprocess.STDOUT,
        )
        running.append(process)
        lab = Lab(f"http://127.0.0.1:{port}", folder / "work")
        for _ in range(120):
            try:
                lab.get("api/status")
                return lab
            except OSError:
                assert process.poll() is None, (home / "log").read_text()
                time.sleep(0.5)
        raise AssertionError((home / "log").read_text())

    yield start
    for process in running:
        process.terminate()
        process.wait(timeout=30)


@pytest.fixture(scope="module")
def lab(course, start_lab):
    return start_lab(course)


@pytest.fixture(scope="module")
def browser(required):
    """Not for the session: Playwright's event loop would still run under tests that start loops of their own."""
    from playwright.sync_api import sync_playwright

    path = required(
        shutil.which("chromium") or shutil.which("chromium-browser"), "Chromium is not installed: run `make test-tools`"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    """A fresh page; `page.complaints` collects what the console calls an error."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.complaints = []

    def hear(said):
        # JupyterLab itself calls it an error when a page leaves a kernel in the middle of a question
        if said.type == "error" and "Canceled future" not in said.text:
            page.complaints.append(said.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()


@pytest.fixture(scope="session")
def keep():
    """A function from a screenshot's name to its path, where people find it afterwards."""
    folder = ROOT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return lambda name: str(folder / f"{name}.png")


@pytest.fixture(scope="session")
def in_sight():
    """A function (page, locator) that scrolls until the page, which draws only what is in sight, shows it."""

    def scroll(page, locator):
        page.mouse.move(700, 500)
        for _ in range(80):
            if locator.count():
                break
            page.mouse.wheel(0, 650)
            page.wait_for_timeout(120)
        locator.first.scroll_into_view_if_needed()
        return locator.first

    return scroll


@pytest.fixture(scope="session")
def run_all():
    """A function (page, lab, chapter) that opens a chapter, runs all of its cells and waits until the last has run."""

    def run(page, lab, chapter):
        page.goto(f"{lab.url}/lab/tree/{chapter}?token={TOKEN}")
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        page.wait_for_selector("text=Python 3 (ipykernel) | Idle", timeout=60_000)
        page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")

    return run
