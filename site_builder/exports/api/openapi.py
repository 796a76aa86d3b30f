"""The OpenAPI 3.1 document of the API, made from the table of its addresses and their shapes."""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from site_builder.exports.api import shapes
from site_builder.records import Survey

ANSWERS: dict[str, type[BaseModel]] = {
    "index": shapes.Index,
    "papers": shapes.Papers,
    "papers/{id}": shapes.Paper,
    "categories": shapes.Categories,
    "categories/{id}": shapes.CategoryWithPapers,
    "venues": shapes.Venues,
    "venues/{id}": shapes.VenueWithPapers,
    "frameworks": shapes.Frameworks,
    "resources": shapes.Resources,
}
_REF = "#/components/schemas/{model}"
_ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "The id, as the list gives it.",
    "schema": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
}


def document(survey: Survey) -> dict[str, Any]:
    """The document for the site of `survey`."""
    _, schemas = models_json_schema(
        [(model, "serialization") for model in ANSWERS.values()], ref_template=_REF
    )
    info: dict[str, Any] = {
        "title": survey.title,
        "version": "1",
        "summary": "The catalogue as JSON files.",
        "description": "Static files: no key, no limit, no query. What a paper lacks is null or "
        "an empty list. Fields may be added; none is taken away within a version.",
    }
    if survey.data_licence:
        info |= {"license": {"name": survey.data_licence.name, "url": survey.data_licence.url}}
    return {
        "openapi": "3.1.0",
        "info": info,
        "servers": [{"url": f"{survey.site_root}api" if survey.site_root else "/api"}],
        "paths": {f"/{name}.json": _path(name, model) for name, model in ANSWERS.items()},
        "components": {"schemas": schemas["$defs"]},
    }


def _path(name: str, model: type[BaseModel]) -> dict[str, Any]:
    summary = (model.__doc__ or "").strip().split("\n")[0]
    content = {"schema": {"$ref": _REF.format(model=model.__name__)}}
    responses: dict[str, Any] = {
        "200": {"description": summary, "content": {"application/json": content}}
    }
    operation = {"operationId": _operation(name), "summary": summary, "responses": responses}
    if not name.endswith("{id}"):
        return {"get": operation}
    responses["404"] = {"description": "There is none with this id."}
    return {"parameters": [_ID], "get": operation}


def _operation(name: str) -> str:
    """A name for programs, as getPapersById."""
    words = name.replace("/{id}", " by id").split()
    return "get" + "".join(word.capitalize() for word in words)
