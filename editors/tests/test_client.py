"""`earshot rules lsp` and a client that others wrote, which checks every answer against the protocol."""

import asyncio

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from conftest import EARSHOT, SALES


@pytest_lsp.fixture(
    params=["visual-studio-code", "neovim", "emacs"],
    config=ClientServerConfig(server_command=[EARSHOT, "rules", "lsp"]),
)
async def client(request, lsp_client: LanguageClient):
    lsp_client.feature(lsp.CLIENT_REGISTER_CAPABILITY)(lambda params: None)
    started = await lsp_client.initialize_session(
        lsp.InitializeParams(capabilities=client_capabilities(request.param))
    )
    lsp_client.encoding = started.capabilities.position_encoding
    yield
    await lsp_client.shutdown_session()


def position(client: LanguageClient, word: str, number: int = 1, text: str = SALES) -> lsp.Position:
    """The place behind the nth occurrence of a word, in the units that client and server agreed on."""
    end = -1
    for _ in range(number):
        end = text.index(word, end + 1)
    before = text[: end + len(word)].split("\n")
    return lsp.Position(len(before) - 1, units(client, before[-1]))


def units(client: LanguageClient, text: str) -> int:
    if client.encoding == lsp.PositionEncodingKind.Utf8:
        return len(text.encode("utf-8"))
    return len(text.encode("utf-16-le")) // 2


async def opened(client: LanguageClient, path, text=None) -> str:
    uri = path.as_uri()
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(
            lsp.TextDocumentItem(uri, "earshot", 1, text or path.read_text(encoding="utf-8"))
        )
    )
    return uri


async def told(client: LanguageClient, uri: str):
    for _ in range(300):
        if uri in client.diagnostics:
            return client.diagnostics[uri]
        await asyncio.sleep(0.1)
    raise AssertionError(f"nothing was told about {uri}")


@pytest.mark.asyncio
async def test_a_slip_is_told_where_it_is_and_mended_by_its_quick_fix(client, rules):
    text = SALES.replace("call.duration", "call.durration")
    uri = await opened(client, rules / "sales.rules", text)
    messages = await told(client, uri)
    slip = next(message for message in messages if message.code == "E021")
    assert slip.severity == lsp.DiagnosticSeverity.Error
    assert slip.range == lsp.Range(lsp.Position(8, 2), lsp.Position(8, 16))
    actions = await client.text_document_code_action_async(
        lsp.CodeActionParams(
            lsp.TextDocumentIdentifier(uri), slip.range, lsp.CodeActionContext([slip])
        )
    )
    edits = actions[0].edit.changes[uri]
    assert [edit.new_text for edit in edits] == ["call.duration"]


@pytest.mark.asyncio
async def test_typing_word_by_word_ends_without_messages(client, rules):
    start = "language 1\n"
    uri = await opened(client, rules / "sales.rules", start)
    messages = await told(client, uri)
    assert not messages
    # Up to the amount, without which the rule is none; then the amount.
    rest = SALES.removeprefix(start)
    end = rest.index("$100")
    typed = Typed(client, uri, line=1)
    typed.write(rest[:end])
    await settled(client, uri, lambda messages: messages)
    typed.write(rest[end:])
    await settled(client, uri, lambda messages: not messages)


class Typed:
    """A file that somebody types, three characters at a time."""

    def __init__(self, client: LanguageClient, uri: str, line: int):
        self.client, self.uri, self.line, self.character, self.version = client, uri, line, 0, 1

    def write(self, text: str):
        for piece in [text[i : i + 3] for i in range(0, len(text), 3)]:
            self.version += 1
            here = lsp.Position(self.line, self.character)
            self.client.text_document_did_change(
                lsp.DidChangeTextDocumentParams(
                    lsp.VersionedTextDocumentIdentifier(self.version, self.uri),
                    [lsp.TextDocumentContentChangePartial(lsp.Range(here, here), piece)],
                )
            )
            self.line += piece.count("\n")
            width = units(self.client, piece.rsplit("\n", 1)[-1])
            self.character = width if "\n" in piece else self.character + width


async def settled(client: LanguageClient, uri: str, wanted):
    """Waits until the messages about a file are as `wanted` asks."""
    for _ in range(300):
        if wanted(client.diagnostics[uri]):
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"at the end these were told: {client.diagnostics[uri]}")


@pytest.mark.asyncio
async def test_fields_terms_and_clauses_are_completed(client, rules):
    uri = await opened(client, rules / "sales.rules")
    document = lsp.TextDocumentIdentifier(uri)

    async def labels(place):
        found = await client.text_document_completion_async(lsp.CompletionParams(document, place))
        return {item.label for item in found.items}

    assert {"call.duration", "call.direction"} <= await labels(position(client, "  call."))
    assert "카드" in await labels(position(client, "any of "))
    assert {"by", "within", "and"} <= await labels(position(client, "any of 카드 "))


@pytest.mark.asyncio
async def test_names_lead_to_their_declaration_and_are_changed_everywhere(client, rules):
    uri = await opened(client, rules / "sales.rules")
    document = lsp.TextDocumentIdentifier(uri)
    place = position(client, "카드", 2)
    found = await client.text_document_definition_async(lsp.DefinitionParams(document, place))
    found = found if isinstance(found, list) else [found]
    assert found[0].uri == uri and found[0].range.start == lsp.Position(4, 6)
    edit = await client.text_document_rename_async(lsp.RenameParams(document, place, "cards"))
    assert len(edit.changes[uri]) == 2
    rule = position(client, '"card sale"')
    places = await client.text_document_references_async(
        lsp.ReferenceParams(lsp.ReferenceContext(False), document, rule)
    )
    assert [place.uri for place in places] == [(rules / "other.rules").as_uri()]


@pytest.mark.asyncio
async def test_a_field_and_a_rule_are_explained(client, rules):
    uri = await opened(client, rules / "sales.rules")
    document = lsp.TextDocumentIdentifier(uri)

    async def hover(place):
        found = await client.text_document_hover_async(lsp.HoverParams(document, place))
        return found.contents.value

    assert "From answer to hang-up." in await hover(position(client, "call.dura"))
    assert "credit card" in await hover(position(client, '"card sa'))


@pytest.mark.asyncio
async def test_a_file_is_formatted_and_outlined(client, rules):
    uri = await opened(client, rules / "sales.rules", SALES.replace("  and mentions", "and   mentions"))
    document = lsp.TextDocumentIdentifier(uri)
    edits = await client.text_document_formatting_async(
        lsp.DocumentFormattingParams(document, lsp.FormattingOptions(2, True))
    )
    assert any("  and mentions any of 카드 by caller\n" in edit.new_text for edit in edits)
    symbols = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document))
    assert [symbol.name for symbol in symbols] == ["카드", "card sale"]


@pytest.mark.asyncio
async def test_files_of_the_folder_that_are_not_open_are_told_about_too(client, rules):
    uri = await opened(client, rules / "sales.rules", "language 1\n")
    await told(client, uri)
    other = await told(client, (rules / "other.rules").as_uri())
    assert [message.code for message in other] == ["E020"]
