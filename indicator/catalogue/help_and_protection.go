package catalogue

import "goldthread/indicator"

// helpAndProtection lists the indicators of the front door, assessment, children in need and child protection, in the
// order in which a reader meets them.
var helpAndProtection = []indicator.Indicator{
	contactsNumber, contactToReferral, contactsRepeat, earlyHelpStarted,
	referralsNumber, referralRate, reReferral, referralNFA,
	assessmentInTime, assessmentMedian, assessmentOpenPast,
	needRate, needVisits, needTwoYears,
	enquiryRate, conferenceInTime, conferenceWaiting, conferenceRate, conferenceToPlan,
	planNumber, planRate, protectionVisits, seenAlone, reviewsInTime, reviewsLateEnded,
	repeatPlans, plansLong, plansEndedLong, allocatedWorker,
}
