"""Addresses at the forge: where a file is edited or begun, and where an issue is told of."""

from urllib.parse import quote, urlencode

from site_builder.records import Survey


def edit_address(survey: Survey, file: str) -> str:
    """Where a file of the catalogue is edited; "" if the survey has no repository."""
    return _at(survey, "edit", survey.branch, survey.folder, file)


def new_file_address(survey: Survey) -> str:
    """Where a file is begun: it asks for `filename` and `value`. "" without a repository."""
    return _at(survey, "new", survey.branch)


def issue_address(survey: Survey, form: str, title: str, **fields: str) -> str:
    """Where an issue is told of with a form, filled in; "" without a repository.

    `fields` are the ids of the form's fields with what is in them; "-" in an id is "_" here.
    """
    address = _at(survey, "issues", "new")
    if not address:
        return ""
    by_id = {name.replace("_", "-"): text for name, text in fields.items()}
    query = urlencode({"template": f"{form}.yml", "title": title, **by_id}, quote_via=quote)
    return f"{address}?{query}"


def _at(survey: Survey, *parts: str) -> str:
    if not survey.repository:
        return ""
    return "/".join([survey.repository.rstrip("/"), *(quote(part) for part in parts)])
