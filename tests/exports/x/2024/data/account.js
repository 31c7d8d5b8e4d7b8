window.YTD.account.part0 = [
  {
    "account": {
      "email": "made.up@example.org",
      "createdVia": "web",
      "username": "made_up",
      "accountId": "424242",
      "createdAt": "2012-01-01T00:00:00.000Z",
      "accountDisplayName": "Made Up"
    }
  }
]
