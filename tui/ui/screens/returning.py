"""The explore screen as far as one comes back to views: back and forward, by their commands, by their names."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from functools import partial

from tui.model.translation import INTERFACE, speak, tr
from tui.query.saved import SavedView, saved_views
from tui.ui import system
from tui.ui.screens.finding import FindingScreen
from tui.ui.session.session import Session
from tui.ui.session.view_words import view_words

LANGUAGES = {"en": "English", "vi": "Tiếng Việt"}  # in their own words


class ReturningScreen(FindingScreen):
    """Restores views, says how to restore them, and keeps them in the timeline's file."""

    def __init__(self, session: Session, today: date, *, ascii_only: bool = False) -> None:
        super().__init__(session, today, ascii_only=ascii_only)
        self._kept: dict[str, SavedView] = {}  # since the files were read

    def renew(self, session: Session) -> None:
        self._kept.clear()
        super().renew(session)

    def _trying(self) -> bool:
        """Tell whether something is only being tried out, which has to be kept or given up first, and say so."""
        if self.previewing:
            self.say(tr("First Enter, which keeps what is tried out, or Esc, which gives it up."))
        return self.previewing

    # back and forward

    async def action_history(self, direction: int) -> None:
        """Go a step back (-1) or forward (1) through the views."""
        if self._trying():
            return
        step = self.history.go(direction)
        if step is None:
            self.say(tr("This is the first view.") if direction < 0 else tr("This is the latest view."))
            return
        self.session.restore(step)
        await self._restored()
        words = tr("Back: {view}") if direction < 0 else tr("Forward: {view}")
        self.say(words.format(view=view_words(self.session.timeline, self.session.view)))

    async def _restored(self) -> None:
        speak(self.session.result.language)
        await self.show_whole()

    async def open_view(self, saved: SavedView) -> None:
        """Show a saved view, as a step that leads back to this one; where it names no language, in the one of now."""
        language = saved.view.language or self.session.view.language
        self.session.open(saved.view._replace(language=language))
        await self._restored()
        self.focus_panel("canvas")
        self.say(tr("View {name}. Esc goes back.").format(name=saved.name))

    # by its command

    def command(self) -> str:
        """Return the command that shows this view of these files."""
        from tui.reading.bundled import bundled_path

        files = self.session.timeline.files
        bundled = files == (str(bundled_path()),)
        return self.session.view.command(() if bundled else files)

    def action_copy_view(self) -> None:
        system.copy(self.app, self.command())
        if "-" in self.session.timeline.files:
            self.say(tr("The timeline came from standard input; the command wants the same there again."))

    # in another language

    def change_language(self) -> bool:
        """Say everything in the next language: the timeline's own, and those of the interface; tell whether that is done."""
        if self._trying():
            return False
        own, here = self.session.timeline.language, self.session.result.language
        languages = list(dict.fromkeys((own, *INTERFACE)))
        language = languages[(languages.index(here) + 1) % len(languages)]
        self.session.show(self.session.view._replace(language=None if language == own else language))
        speak(language)
        self.retell()
        self.say(LANGUAGES.get(language, language))
        return True

    def retell(self) -> None:
        """Say again what has been said in another language."""
        self.strip.at(self._where())
        self.show()

    # by its name

    def saved(self) -> dict[str, SavedView]:
        """Return the views that the timeline's files keep, and those that were kept since they were read."""
        return {**saved_views(self.session.timeline), **self._kept}

    def view_commands(self) -> Iterator[tuple[str, Callable[[], Awaitable[None]]]]:
        """Yield the saved views as commands: their words, and what opens each."""
        for saved in self.saved().values():
            # Not by their titles: a command's words are markup, and a name cannot be any.
            yield tr("View {name}").format(name=saved.name), partial(self.open_view, saved)

    async def action_views(self) -> None:
        if self._trying():
            return
        # Deferred, as the next: a first frame has no use for them.
        from tui.ui.screens.views import ViewsPrompt

        prompt = ViewsPrompt(self.session.timeline, list(self.saved().values()))
        await self.app.push_screen(prompt, self._view_chosen)

    async def _view_chosen(self, saved: SavedView | None) -> None:
        if saved is not None:
            await self.open_view(saved)

    async def action_save_view(self) -> None:
        from tui.export.views import NoFileError, file_for
        from tui.ui.screens.saving import SaveForm

        try:
            file = file_for(self.session.timeline.files)
        except NoFileError as error:
            words = tr("{why} Instead, this is the command that shows the view.")
            system.say(self.app, words.format(why=error), warn=True)
            system.copy(self.app, self.command())
            return
        form = SaveForm(file, self.session.view, self.session.timeline, self.saved())
        await self.app.push_screen(form, self._view_kept)

    def _view_kept(self, saved: SavedView | None) -> None:
        if saved is not None:
            self._kept[saved.name] = saved
            words = tr("Kept as {name}. V shows all views, and on the command line --view {name} does.")
            self.say(words.format(name=saved.name))
