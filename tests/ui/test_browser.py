"""What a person does, in a real browser: ask and see the source, load files, remove one, print."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

pytestmark = pytest.mark.browser

SECONDS = 30
PHONE = (390, 844)
DESKTOP = (1280, 900)


@dataclass(frozen=True)
class App:
    """The app being served, and where its data live."""

    address: str
    data: Path


@pytest.fixture(scope="module")
def app(root: Path, loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """`fichas app` on a port of its own, over a copy of the loaded folder."""
    data = tmp_path_factory.mktemp("navegador") / "datos"
    shutil.copytree(loaded, data)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "cli.py", "app", "--puerto", str(port), "--datos", str(data)]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) as server:
        assert server.stdout
        said = server.stdout.readline().decode()
        assert f"http://localhost:{port}" in said
        yield App(f"http://localhost:{port}", data)
        server.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("there is no chromium on this machine")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def visit(app: App, browser: Browser) -> Iterator[Page]:
    """A person at a desk, on the first page of the app; asking another machine is a failure."""
    page = browser.new_page(viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, locale="es-CL")
    page.set_default_timeout(SECONDS * 1000)
    expect.set_options(timeout=SECONDS * 1000)
    elsewhere: list[str] = []

    def watch(address: str) -> None:
        if not address.startswith((app.address, "data:", "blob:")):
            elsewhere.append(address)

    page.on("request", lambda request: watch(request.url))
    page.goto(app.address)
    yield page
    page.close()
    assert elsewhere == []


def ask(page: Page, question: str) -> None:
    box = page.get_by_placeholder("Escriba su pregunta")
    box.fill(question)
    box.press("Enter")


def press(page: Page, button: str) -> None:
    """Press the first button so named, once the page is drawn: a click before may be dropped."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.get_by_role("button", name=button).first.click()


def test_a_question_is_answered_with_its_figure_and_the_page_it_stands_on(visit: Page) -> None:
    ask(visit, "cuanta plata gasto el programa inmigrante y refugio el 2023")
    expect(visit.locator(".fc-answer").first).to_contain_text("M$187.599")
    visit.get_by_text("Cifras y su origen").click()
    expect(visit.locator(".fc-value").first).to_contain_text("M$187.599")
    press(visit, "Ver en la ficha: página 3")
    expect(visit.get_by_role("dialog").locator("img")).to_be_visible()


def test_a_reload_loses_nothing(visit: Page) -> None:
    ask(visit, "¿Cuál fue la cobertura de Inmigrante y Refugio en 2023?")
    expect(visit.locator(".fc-answer").first).to_contain_text("3,2 %")
    visit.wait_for_url("**/?c=*")
    visit.reload()
    expect(visit.locator(".fc-answer").first).to_contain_text("3,2 %")


def test_files_are_loaded_each_with_its_result_and_one_is_removed(
    visit: Page, root: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "vacío.txt"
    empty.touch()
    ficha = root / "fichas" / "barrios-activos-2025.pdf"
    visit.get_by_role("link", name="Fichas").click()
    visit.locator("input[type=file]").set_input_files([ficha, empty])
    expect(visit.get_by_text("barrios-activos-2025.pdf: cargada")).to_be_visible()
    expect(visit.get_by_text("vacío.txt: no se pudo cargar")).to_be_visible()
    expect(visit.get_by_text("3 documentos cargados")).to_be_visible()
    assert visit.locator('[data-testid="stFileUploaderFile"]').count() == 0
    press(visit, "Quitar")
    press(visit, "Sí, quitar")
    expect(visit.get_by_text("2 documentos cargados")).to_be_visible()


def test_a_text_is_verified_and_taken_home_as_word(visit: Page, tmp_path: Path) -> None:
    visit.get_by_role("link", name="Verificar").click()
    box = visit.get_by_label("Texto", exact=True)
    box.fill("En 2023 el programa Inmigrante y Refugio ejecutó M$187.599, con cobertura de 27,3 %.")
    press(visit, "Verificar")
    expect(visit.locator("mark.verified")).to_have_text("M$187.599")
    expect(visit.locator("mark.contradicted")).to_have_text("27,3 %")
    with visit.expect_download() as download:
        press(visit, "Word con comentarios")
    file = tmp_path / "v.docx"
    download.value.save_as(file)
    assert file.read_bytes()[:2] == b"PK"


SHOWN = """() => [...document.querySelectorAll('body *')]
    .filter(e => e.childElementCount === 0 && e.dataset.testid !== 'stIconMaterial')
    .filter(e => e.offsetParent && parseFloat(getComputedStyle(e).fontSize) > 0)
    .map(e => e.innerText || e.placeholder || '').join(' ')"""
ENGLISH = {"upload", "browse", "drag", "drop", "choose", "select", "per", "the", "file", "limit"}


@pytest.mark.parametrize(
    "path", ["", "verificar", "programa", "comparar", "auditar", "fichas", "guia"]
)
def test_on_a_phone_nothing_runs_off_the_side_and_no_word_is_english(
    path: str, app: App, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
    page.goto(f"{app.address}/{path}")
    main = page.locator("main.stMain")
    expect(main.get_by_role("heading").first).to_be_visible(timeout=SECONDS * 1000)
    page.wait_for_timeout(300)
    wide = page.evaluate("document.scrollingElement.scrollWidth")
    inner = main.evaluate("element => element.scrollWidth")
    words = set(page.evaluate(SHOWN).lower().replace(",", " ").split())
    page.close()
    assert max(wide, inner) <= PHONE[0]
    assert not words & ENGLISH


def test_the_app_says_when_its_port_is_taken(app: App, root: Path) -> None:
    port = app.address.rpartition(":")[2]
    run = subprocess.run(
        [sys.executable, "cli.py", "app", "--puerto", port, "--datos", str(app.data)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert f"El puerto {port} está ocupado" in run.stderr


def test_an_empty_data_folder_gets_the_demonstration_fichas_and_a_second_start_is_quick(
    root: Path, tmp_path: Path
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "cli.py", "app", "--puerto", str(port)]
    environment = os.environ | {"FICHAS_DATOS": str(tmp_path / "datos")}
    said, took = [], []
    for _ in range(2):
        start = time.monotonic()
        with subprocess.Popen(
            command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as server:
            assert server.stdout
            assert server.stderr
            assert "está en" in server.stdout.readline().decode()
            with urlopen(f"http://localhost:{port}") as answer:  # this machine's own
                assert answer.status == 200
            took.append(time.monotonic() - start)
            server.terminate()
            said.append(server.stderr.read().decode())
    assert "fichas de demostración" in said[0]
    assert "fichas de demostración" not in said[1]
    assert took[1] < 10
