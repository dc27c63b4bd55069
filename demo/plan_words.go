package demo

// What owners say of an action in a month in which nothing else is told of it.
var (
	beginnings = []string{
		"We have begun. A small group meets every second week.",
		"Begun: who does what is agreed, and the first date is in the diary.",
		"Begun later in the month than I wanted, because of leave. The group is complete now.",
		"We met for the first time and agreed what good would look like.",
	}
	monthly = []string{
		"Two more teams are using it. One asked for a shorter form, and has it.",
		"Ten records were read together with the team managers; six were as they should be.",
		"A slow month: two colleagues were ill. Nothing has been lost, but little is new.",
		"The first results were shown to the senior managers, who asked for examples and got three.",
		"We watched how it works in practice and changed two steps that made work without use.",
		"Partners came to the meeting this time, and took two tasks with them.",
		"The last two teams have been told why it matters, by colleagues who do it already.",
		"It is used in most teams. Where it is not, the service manager has met the team.",
		"Young people were asked what they think of it. Two things that they said have been taken in.",
		"A question about data protection held us up for two weeks. It is answered.",
		"The training went well; the next group is full.",
		"We looked at five children for whom it made a difference, and at one for whom it did not, to see why.",
		"Staff say that it takes less time than they feared.",
		"The guide was rewritten after the first weeks. It has three pages now and not eleven.",
		"Cover is found for the colleague who left. She begins in four weeks.",
		"We are where we said we would be.",
		"Nearly all of what was planned for this month is done; the rest is a week late.",
		"The forms in the system have been changed and tested with two workers.",
		"One team does not see the point yet. The head of service goes to its next meeting.",
		"The money for the second half of the year is agreed.",
		"Managers look at it in supervision now, which helps more than reminders.",
		"We compared ourselves with two neighbouring councils and took over their checklist.",
		"The quarter's dip sample showed progress, and that new workers need to be told sooner.",
	}
	next = []string{
		"The remaining teams.", "Read another ten records.", "Report to the board.", "Train those who were away.", "Ask families what they think.",
		"Agree with partners who keeps it up.", "Look again in four weeks.", "Put it into the induction of new workers.", "Close what is still open.", "",
		"Find out why one team is behind.", "Show the results at the managers' meeting.",
	}
)
