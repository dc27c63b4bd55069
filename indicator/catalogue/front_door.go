package catalogue

import "goldthread/record"

func contacts(c *record.Child) []record.Contact {
	if c.Front == nil {
		return nil
	}
	return c.Front.Contacts
}

func earlyHelp(c *record.Child) []record.EarlyHelp {
	if c.Front == nil {
		return nil
	}
	return c.Front.EarlyHelp
}

func referrals(c *record.Child) []record.Referral {
	if c.Front == nil {
		return nil
	}
	return c.Front.Referrals
}

func assessments(c *record.Child) []record.Assessment {
	if c.Front == nil {
		return nil
	}
	return c.Front.Assessments
}
