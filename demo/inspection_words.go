package demo

const (
	inadequateFindings = "Children are left too long in situations of harm. Decisions at the front door are not consistent, many plans drift, and managers do not see it. Children in care live mostly with carers who look after them well."
	requiresFindings   = "Children are safer than at the inspection before, and no child was found in immediate danger. Leaders know what is to be done. Practice varies too much between teams: some children have to wait for the help that they need."
	goodFindings       = "Services for children have become good. Leaders know their services well and put right what they find. Social workers know their children. Care leavers do not yet have the help with learning and work that they need."
	noticeText         = "Wychmoor did not carry out its services for children as the law asks. It is to improve them under an independent chair, with an adviser, and is looked at every six months until the Secretary of State is satisfied."
	lastReview         = "Progress has been kept up since the inspection. The board runs itself, reports are honest, and the plan that follows the inspection has begun. The adviser recommends that the notice be ended."
	focusedFindings    = "The front door has changed for the better since the inspection. Thresholds are known and used alike by day and by night. Consent is written down in nearly all contacts. Feedback to those who refer is new and not yet known to all schools."
	peerFindings       = "Workers know their children and are proud of Wychmoor. Children in need are not always seen as their plans promise, and nobody tells them. Small teams are one empty post away from trouble."
)

var monitored = [][2]string{
	{"The front door", "A start has been made. Decisions are quicker; reasons for them are still missing."},
	{"Children in need of protection", "Children are visited more often. Plans are long and families do not understand them."},
	{"Supervision and managers", "Supervision is held. It seldom moves a plan on."},
	{"Children in care under ten", "More of them have a plan for permanence. Life story work has not begun for most."},
	{"Care leavers and homelessness", "Young people are known and liked. Too many have been in bed and breakfast."},
}

var reviewed = []string{
	"The board has been set up. The authority does not yet know how many of its plans drift.",
	"Caseloads have come down. Audits are honest now and often say that work is not good enough.",
	"Progress, slower than agreed. The front door is better by day than by night.",
	"Progress in most areas. The inspection that follows will show whether it lasts.",
	"Inspectors have found that services are no longer inadequate. The conditions are met but one.",
}

var meetings = []string{
	"Talked about the plan after the inspection, supervision, and how the authority will know that it works.",
	"Talked about the focused visit and the peer review, private fostering, and the queue of assessments.",
	"Talked about conferences in Assessment North, care leavers in work, and what audits have found since the inspection.",
}
