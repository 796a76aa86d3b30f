"""What all records share."""

from pydantic import BaseModel, ConfigDict, Field

from site_builder.fields import Text, Url


class Model(BaseModel):
    """What all records share: fixed fields, no others, no change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Link(Model):
    """A link with a label: journal version, video, project page."""

    label: Text = Field(description="What the link leads to, as Journal or Video.")
    url: Url = Field(description="The address, http or https.")
    archived: Url | None = Field(None, description="A copy in an archive, if the address died.")
