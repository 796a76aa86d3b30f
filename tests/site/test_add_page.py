"""The page of the form: every field of the model, and the survey's words."""

import json
from dataclasses import replace

from site_builder.catalogue import Catalogue
from site_builder.pages import adding
from site_builder.pages.adding.fields import GROUPS, LEFT_OUT, fields_of, groups_of
from site_builder.records import PaperRecord, Survey


def test_every_field_of_a_record_is_asked_for_once(teapots: Catalogue) -> None:
    fields = fields_of(teapots)
    names = [field.name for field in fields]
    assert names == [name for name in PaperRecord.model_fields if name not in LEFT_OUT]
    asked = [field.name for _, group in groups_of(fields) for field in group]
    assert sorted(asked) == sorted(names)
    assert {
        name for _, names in GROUPS for name in names
    } | LEFT_OUT <= PaperRecord.model_fields.keys()


def test_closed_lists_are_those_of_the_survey(teapots: Catalogue) -> None:
    by_name = {field.name: field for field in fields_of(teapots)}
    assert dict(by_name["categories"].choices)["pouring"] == "Uses › Pouring"
    assert "tutorial" not in dict(by_name["categories"].choices)
    assert [value for value, _ in by_name["venue"].choices] == [v.name for v in teapots.venues]
    parent, relation, *_ = by_name["builds_on"].parts
    assert (parent.label, parent.of_papers, parent.choices) == ("Paper", True, ())
    assert (relation.label, relation.choices) == ("Relation", (("extends", "extends"),))
    kinds = {name: field.kind for name, field in by_name.items()}
    assert kinds["authors"] == kinds["sources"] == "lines"
    assert kinds["code"] == kinds["links"] == kinds["builds_on"] == "rows"
    assert (kinds["note"], kinds["added"], kinds["venue"]) == ("text", "date", "choice")


def test_a_list_without_words_is_not_asked_for(teapots: Catalogue) -> None:
    bare = replace(teapots, taxonomy=teapots.taxonomy.model_copy(update={"measures": ()}))
    assert "measures" not in {field.name for field in fields_of(bare)}


def test_without_a_repository_the_record_is_only_copied(teapots: Catalogue) -> None:
    (page,) = adding.pages(replace(teapots, survey=Survey.model_validate({"title": "Pots"})))
    assert "data-open" not in page.body
    assert "data-copy" in page.body
    assert "://forge" not in page.body


def test_what_stands_in_the_page_ends_no_script(teapots: Catalogue) -> None:
    evil = teapots.venues[0].model_copy(update={"name": "</script><b>"})
    (page,) = adding.pages(replace(teapots, venues=(evil, *teapots.venues[1:])))
    settings = str(page.body).split('id="add-settings">')[1].split("</script>")[0]
    assert json.loads(settings)["venues"][0][1] == "</script><b>"


def test_what_is_known_is_a_row_a_paper(teapots: Catalogue) -> None:
    (output,) = adding.outputs(teapots)
    known = json.loads(output.content)
    assert [row[0] for row in known["papers"]] == [paper.id for paper in teapots.papers_in_order]
    assert all(len(row) == 5 for row in known["papers"])
    assert set(known["former"]) == {id for paper in teapots.papers for id in paper.former_ids}
