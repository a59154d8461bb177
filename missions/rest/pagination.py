"""Lists in pages: results, next, previous, count."""

from typing import Any

from django.core.paginator import InvalidPage
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response

from missions.errors import Invalid

LARGEST = 200


class Pages(PageNumberPagination):
    """Pages of 50 rows, of up to 200 with `?page_size=`; a page that is not there is 400."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = LARGEST

    def get_page_size(self, request: Request) -> int:
        """Return how many rows a page holds; Invalid (400) when it is no number from 1 to 200."""
        text = request.query_params.get("page_size")
        if text is None:
            return self.page_size
        if not (text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= LARGEST):
            raise Invalid(f"A page holds 1 to {LARGEST} rows.", field="page_size")
        return int(text)

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        """Return the rows of the page asked for; works for querysets and for lists."""
        self.request = request
        paginator = self.django_paginator_class(queryset, self.get_page_size(request))
        number = request.query_params.get("page", "1")
        if not (number.isascii() and number.isdigit() and len(number) <= 9):
            raise Invalid("A page is a number from 1.", field="page")
        try:
            self.page = paginator.page(int(number))
        except InvalidPage as fault:
            raise Invalid("There is no such page.", field="page") from fault
        return list(self.page)

    def get_paginated_response(self, data: Any) -> Response:
        """Return the rows with the addresses of the pages beside them."""
        assert self.page is not None  # noqa: S101 (paginate_queryset runs first)
        return Response(
            {
                "results": data,
                "next": self.get_next_link(),
                "previous": self.get_previous_link(),
                "count": self.page.paginator.count,
            }
        )
