"""What is done to a record is called in the log: added, edited, deleted."""

from inkop_desktop.text import N_

ACTIONS = {
    "contract": (
        N_("Add contract “{label}”"),
        N_("Edit contract “{label}”"),
        N_("Delete contract “{label}”"),
    ),
    "supplier": (
        N_("Add supplier “{label}”"),
        N_("Edit supplier “{label}”"),
        N_("Delete supplier “{label}”"),
    ),
    "person": (N_("Add person “{label}”"), N_("Edit person “{label}”"), N_("Delete person “{label}”")),
    "organisation": (
        N_("Add organisation “{label}”"),
        N_("Edit organisation “{label}”"),
        N_("Delete organisation “{label}”"),
    ),
    "unit": (N_("Add unit “{label}”"), N_("Edit unit “{label}”"), N_("Delete unit “{label}”")),
    "area": (
        N_("Add product area “{label}”"),
        N_("Edit product area “{label}”"),
        N_("Delete product area “{label}”"),
    ),
    "role": (N_("Add role “{label}”"), N_("Edit role “{label}”"), N_("Delete role “{label}”")),
    "appointment": (
        N_("Appoint {label}"),
        N_("Edit appointment: {label}"),
        N_("Delete appointment: {label}"),
    ),
    "delegation": (
        N_("Add delegation: {label}"),
        N_("Edit delegation: {label}"),
        N_("Delete delegation: {label}"),
    ),
    "body": (N_("Add body “{label}”"), N_("Edit body “{label}”"), N_("Delete body “{label}”")),
    "governing_document": (
        N_("Add governing document “{label}”"),
        N_("Edit governing document “{label}”"),
        N_("Delete governing document “{label}”"),
    ),
    "training": (
        N_("Note training “{label}”"),
        N_("Edit training “{label}”"),
        N_("Delete training “{label}”"),
    ),
    "advice": (N_("Note advice “{label}”"), N_("Edit advice “{label}”"), N_("Delete advice “{label}”")),
    "improvement": (
        N_("Add proposal “{label}”"),
        N_("Edit proposal “{label}”"),
        N_("Delete proposal “{label}”"),
    ),
    "feedback": (
        N_("Note feedback “{label}”"),
        N_("Edit feedback “{label}”"),
        N_("Delete feedback “{label}”"),
    ),
    "plan_item": (
        N_("Add planned procurement “{label}”"),
        N_("Edit planned procurement “{label}”"),
        N_("Delete planned procurement “{label}”"),
    ),
    "market_note": (
        N_("Add market note “{label}”"),
        N_("Edit market note “{label}”"),
        N_("Delete market note “{label}”"),
    ),
    "consultation": (
        N_("Add consultation “{label}”"),
        N_("Edit consultation “{label}”"),
        N_("Delete consultation “{label}”"),
    ),
    "authorisation": (
        N_("Add authorisation “{label}”"),
        N_("Edit authorisation “{label}”"),
        N_("Delete authorisation “{label}”"),
    ),
    "gift": (N_("Note gift “{label}”"), N_("Edit gift “{label}”"), N_("Delete gift “{label}”")),
    "direct_procurement": (
        N_("Begin direct procurement “{label}”"),
        N_("Write in direct procurement “{label}”"),
        N_("Delete direct procurement “{label}”"),
    ),
    "library_text": (
        N_("Add to the requirement library: {label}"),
        N_("Edit in the requirement library: {label}"),
        N_("Delete from the requirement library: {label}"),
    ),
    "own_amount": (
        N_("Enter own amount: {label}"),
        N_("Edit own amount: {label}"),
        N_("Delete own amount: {label}"),
    ),
    "own_rule": (
        N_("Add own rule “{label}”"),
        N_("Edit own rule “{label}”"),
        N_("Delete own rule “{label}”"),
    ),
    "law_pack": (
        N_("Load law pack “{label}”"),
        N_("Write on law pack “{label}”"),
        N_("Go back from law pack “{label}”"),
    ),
    "saved_filter": (
        N_("Save filter “{label}”"),
        N_("Change filter “{label}”"),
        N_("Delete filter “{label}”"),
    ),
    "saved_mapping": (
        N_("Save import mapping “{label}”"),
        N_("Change import mapping “{label}”"),
        N_("Delete import mapping “{label}”"),
    ),
    "answer": (
        N_("Answer finding “{label}”"),
        N_("Change answer to “{label}”"),
        N_("Withdraw answer to “{label}”"),
    ),
    "own_names": (
        N_("Give the levels names of their own"),
        N_("Change the names of the levels"),
        N_("Take the names of the levels away"),
    ),
    "profile": (
        N_("Set up the register"),
        N_("Change whose register it is"),
        N_("Remove whose register it is"),
    ),
}
# Several of a noun at once, where a list lets them be chosen.
SEVERAL_DELETED = {
    "contract": N_("Delete contracts: {label}"),
    "supplier": N_("Delete suppliers: {label}"),
    "person": N_("Delete persons: {label}"),
    "organisation": N_("Delete organisations: {label}"),
    "unit": N_("Delete units: {label}"),
    "area": N_("Delete product areas: {label}"),
    "role": N_("Delete roles: {label}"),
    "appointment": N_("Delete appointments: {label}"),
    "delegation": N_("Delete delegations: {label}"),
    "body": N_("Delete bodies: {label}"),
    "governing_document": N_("Delete governing documents: {label}"),
    "training": N_("Delete training: {label}"),
    "advice": N_("Delete advice: {label}"),
    "improvement": N_("Delete proposals: {label}"),
    "feedback": N_("Delete feedback: {label}"),
    "plan_item": N_("Delete planned procurements: {label}"),
    "market_note": N_("Delete market notes: {label}"),
    "consultation": N_("Delete consultations: {label}"),
    "authorisation": N_("Delete authorisations: {label}"),
    "gift": N_("Delete gifts: {label}"),
    "direct_procurement": N_("Delete direct procurements: {label}"),
    "library_text": N_("Delete from the requirement library: {label}"),
    "own_amount": N_("Delete own amounts: {label}"),
    "own_rule": N_("Delete own rules: {label}"),
    "law_pack": N_("Go back from law packs: {label}"),
}
