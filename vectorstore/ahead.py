"""Work on the next items while the present one is being used, in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Done = TypeVar("Done")


def ahead(
    work: Callable[[Item], Done], items: Iterable[Item], width: int
) -> Iterator[tuple[Item, Future[Done]]]:
    """Each item with its work, in order; at most `width` are worked on beyond the present one."""
    waiting: deque[tuple[Item, Future[Done]]] = deque()
    with ThreadPoolExecutor(max_workers=width) as pool:
        try:
            for item in items:
                waiting.append((item, pool.submit(work, item)))
                if len(waiting) > width:
                    yield waiting.popleft()
            while waiting:
                yield waiting.popleft()
        finally:
            for _, unfinished in waiting:
                unfinished.cancel()
